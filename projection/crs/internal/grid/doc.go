// Package grid reads grids of datum shifts (NTv2) and of the geoid's heights
// (GTX) and interpolates in them.
//
// A file is read whole and checked: its counts against its bytes, its corners and
// steps for sense. Angles are radians, longitudes east; outside of a grid there is
// no value, which is NaN. What is read is not written to and may be used by any
// number of goroutines.
package grid
