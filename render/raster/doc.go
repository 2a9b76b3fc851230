// Package raster paints paths on a page of pixels: fills and strokes, in colours and
// patterns, in groups that are blended as a whole, and writes the page as PNG.
//
// Coverage is sampled on 16 lines in each row of pixels, exactly along each line, with the
// winding of all edges there: what covers itself counts once, and the even-odd rule is
// that rule whatever the winding of rings. (golang.org/x/image/vector adds up signed areas in
// floating point and knows no even-odd rule; tests compare both where they mean the same.)
// An edge is walked from its upper end to its lower one, so that two areas with a border in
// common fill it to the same sample.
//
// A Canvas takes what is painted in paint order and paints it in bands of rows, each by
// one goroutine from the first thing to the last. The picture depends on neither the number
// of them nor the computer.
package raster
