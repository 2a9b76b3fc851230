// Package page is what a page of HTML has around a map: the head with a policy that
// forbids all network and every program but its own, styles, words in the map's
// language, and one program.
//
// The programs' sources are in src, what pages carry of them in dist; both are made by
// .ci/page, as esbuild is needed by nobody else. A map's SVG is written between Begin
// and End, so that it need not be in memory.
package page
