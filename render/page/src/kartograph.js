// What pages of others import to make maps work.
export { mount } from './map.js';
