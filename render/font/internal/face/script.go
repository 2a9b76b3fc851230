package face

// The tags of scripts whose letters are arranged by the rules of a font file.
const (
	Arabic = "arab"
	Hebrew = "hebr"
	Thaana = "thaa"
	Thai   = "thai"
	Lao    = "lao "
)

// Arranged is the script of a letter whose texts are arranged by the rules of a font file;
// empty for others.
func Arranged(r rune) string {
	switch {
	case r >= 0x590 && r < 0x600, r >= 0xfb1d && r < 0xfb50:
		return Hebrew
	case r >= 0x600 && r < 0x700, r >= 0x750 && r < 0x780, r >= 0x870 && r < 0x900, r >= 0xfb50 && r < 0xfe00, r >= 0xfe70 && r < 0xfeff:
		return Arabic
	case r >= 0x780 && r < 0x7c0:
		return Thaana
	case r >= 0xe00 && r < 0xe80:
		return Thai
	case r >= 0xe80 && r < 0xf00:
		return Lao
	}
	return ""
}

// Shaping is how a text is arranged.
type Shaping struct {
	// Script is the one of its letters.
	Script string
	// Backward says that it runs from right to left.
	Backward bool
	// Unkerned leaves out kerning.
	Unkerned bool
}

// Shaped is a glyph of a text that was arranged.
type Shaped struct {
	Glyph int
	// Letters are those that it stands for; of a glyph of several for the same letters the
	// first has them.
	Letters string
	// Advance is how far behind it the next one begins, DX and DY where it is drawn from where
	// it begins, y down.
	Advance, DX, DY int
	// Mark says that it stands on another glyph.
	Mark bool
}
