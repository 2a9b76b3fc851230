// Package opentype reads what measuring and drawing texts needs of a font file: which
// glyph a letter has, how wide it is and where its ink lies, its outline, which letters
// become one (ligatures), and how much closer or farther apart two of them stand
// (kerning). Glyphs are read by golang.org/x/image/font/sfnt; pairs and ligatures here,
// since that reads neither extension lookups nor any GSUB.
//
// A font file may come from a stranger. No count in it is believed: all reads are
// checked against the file, and how much is kept of it is bounded.
//
// The formats are those of OpenType 1.9 (https://learn.microsoft.com/typography/opentype/spec/):
// chapters "kern", "GPOS", "GSUB" and "OpenType Layout Common Table Formats".
package opentype
