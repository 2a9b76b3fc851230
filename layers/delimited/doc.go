// Package delimited reads CSV and other delimited text: as sources of features,
// whose places are in columns of coordinates or in a column of well-known text,
// and as tables that are joined to the features of other sources.
//
// The files may come from spreadsheets of any country: the delimiter is found
// out from the header, decimal commas are understood, and so are byte order
// marks, old encodings and all kinds of line ends. Files packed with gzip are
// unpacked.
package delimited
