// What is kept on the device: values by key in one IndexedDB store. Nothing else leaves the page.
const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('taut', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('values');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let database: Promise<IDBDatabase> | undefined;

const within = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  database ??= open();
  const transaction = (await database).transaction('values', mode);
  const request = work(transaction.objectStore('values'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
};

export const kept = <T>(key: string): Promise<T | undefined> =>
  within('readonly', (store) => store.get(key) as IDBRequest<T | undefined>);
export const keep = (key: string, value: unknown): Promise<unknown> => within('readwrite', (store) => store.put(value, key));
export const forgetAll = (): Promise<unknown> => within('readwrite', (store) => store.clear());
