// Package numerals reads numbers as people write them in tables: 8,804,190 and
// 8.804.190, 522 250 with blanks of all widths, 1'234.50, 1.234,50, 12,5 %, (300).
//
// What 1,234 is, one and a bit or more than a thousand, no cell can tell. It is
// decided by what the other cells of the column show, then by those of the other
// columns, and where all are silent by a rule; what was decided is told. Numbers
// as programs write them, and codes such as 01001, are left to whoever asks.
package numerals
