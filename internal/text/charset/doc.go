// Package charset turns the bytes of old data files into text.
//
// Shapefiles, database tables and CSV files come in dozens of encodings, which
// are named in as many ways: by the user, by a .cpg file ("ISO 88591", "1252",
// "ANSI 1252", "65001") or by a byte in the header of a .dbf file. Lookup knows
// the names, FromLanguageByte the bytes, and Choose decides which of several
// hints to believe.
package charset
