// Package preview draws a map again whenever one of its files is saved, and shows it in
// a page that keeps where the reader is: a Session makes pictures, a Server
// gives them to the page, on this computer alone.
package preview
