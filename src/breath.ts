/** A pause in long work, in which answers of the engine and of the disk are heard. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
