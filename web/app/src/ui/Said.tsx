// A text of the core in the person's language.
import { useSaid } from '../words';

export const Said = ({ text }: { text: string }) => useSaid(text);
