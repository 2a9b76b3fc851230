// Package beside reads data that lies beside the program: in a web page, where
// what is linked into the program is loaded for every map. Elsewhere such data is
// in the program, and there is nothing to read.
package beside
