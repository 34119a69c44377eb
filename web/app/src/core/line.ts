/** One question at a time; of those that wait, the last is asked. */
export class Line {
  #busy = false;
  #next: (() => Promise<void>) | null = null;

  async go(question: () => Promise<void>): Promise<void> {
    this.#next = question;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const now = this.#next;
      this.#next = null;
      await now();
    }
    this.#busy = false;
  }
}
