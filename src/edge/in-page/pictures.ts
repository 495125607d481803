/** Pictures that are loaded, and stay so until they are released. */
export interface Pictures {
  readonly addresses: readonly string[];
  readonly release: () => void;
}

/** Loads the pictures of a document that is not shown, so that each has its size as soon as it comes to a page; those that fail, fail here. */
export async function loadPictures(source: Document): Promise<Pictures> {
  const addresses = [...new Set([...source.images].map((image) => image.src).filter(Boolean))];
  let held = addresses.map((address) => {
    const image = new Image();
    image.src = address;
    return image;
  });
  await Promise.all(held.filter((image) => !image.complete).map(ended));
  return {
    addresses,
    release() {
      held = [];
    },
  };
}

function ended(image: HTMLImageElement): Promise<unknown> {
  return new Promise((resolve) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', resolve);
  });
}
