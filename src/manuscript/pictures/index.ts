export { decodePicture } from './picture.js';
export { readCover, readPictures } from './pictures.js';
