// Package legend makes legends: what the classes, ramps, sizes and layers of a map are
// drawn with, from the same scales and styles as the map itself, measured and set, and
// where on the map there is room for it.
//
// Everything is in pixels, y down.
package legend
