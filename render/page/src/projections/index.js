export const lonlat = ({ lat0 = 0 }) => ({ f: (l, p) => [l * Math.cos(lat0 * Math.PI / 180), p] });
