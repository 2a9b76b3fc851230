// Package pdf writes PDF files (ISO 32000-1, PDF 1.7) of vector drawings: pages with paths
// and texts, patterns, groups that are blended as a whole, layers that can be switched off,
// inks of presses, font subsets, links, and the structure that tells readers what a drawing
// shows.
//
// Objects are written as they come, and the table of where they are at the end, so that a
// document of many pages takes the memory of one: what pages share, fonts for instance, waits
// for Close. The same calls give the same bytes: there are no times in a file, and its
// identifier comes from what is in it.
package pdf
