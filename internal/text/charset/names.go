package charset

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// known is one line of the table of encodings. aliases are in the spelling that
// plain returns; names with a code page's number need no alias.
type known struct {
	name    string
	pages   []int
	aliases string
	single  *charmap.Charmap
	table   string
	multi   encoding.Encoding
	shifted bool
}

// encodings is the table of all encodings, which is made once. Latin-1 is read as its superset
// windows-1252, as browsers do: the bytes in which they differ are control
// characters in Latin-1, and files that have them mean windows-1252.
var encodings = sync.OnceValue(func() []known {
	return append(eastAsian(), []known{
		{name: "utf-8", pages: []int{65001}, aliases: "utf8 unicode utf8unicode utf8bom utf8sig u8"},
		{name: "windows-1252", pages: []int{1252, 88591, 28591, 819}, single: charmap.Windows1252,
			aliases: "latin1 l1 ansi iso latin western iso88591latin1 isolatin1 cp1252latin1 ascii usascii"},
		{name: "windows-1250", pages: []int{1250}, single: charmap.Windows1250, aliases: "centraleuropean easteuropean"},
		{name: "windows-1251", pages: []int{1251}, single: charmap.Windows1251, aliases: "cyrillic"},
		{name: "windows-1253", pages: []int{1253}, single: charmap.Windows1253, aliases: "greek"},
		{name: "windows-1254", pages: []int{1254, 88599, 28599}, single: charmap.Windows1254, aliases: "latin5 l5 turkish"},
		{name: "windows-1255", pages: []int{1255}, single: charmap.Windows1255, aliases: "hebrew"},
		{name: "windows-1256", pages: []int{1256}, single: charmap.Windows1256, aliases: "arabic"},
		{name: "windows-1257", pages: []int{1257}, single: charmap.Windows1257, aliases: "baltic"},
		{name: "windows-1258", pages: []int{1258}, single: charmap.Windows1258, aliases: "vietnamese"},
		{name: "windows-874", pages: []int{874, 885911, 28601}, single: charmap.Windows874, aliases: "thai tis620"},
		{name: "iso-8859-2", pages: []int{88592, 28592}, single: charmap.ISO8859_2, aliases: "latin2 l2"},
		{name: "iso-8859-3", pages: []int{88593, 28593}, single: charmap.ISO8859_3, aliases: "latin3 l3"},
		{name: "iso-8859-4", pages: []int{88594, 28594}, single: charmap.ISO8859_4, aliases: "latin4 l4"},
		{name: "iso-8859-5", pages: []int{88595, 28595}, single: charmap.ISO8859_5},
		{name: "iso-8859-6", pages: []int{88596, 28596}, single: charmap.ISO8859_6},
		{name: "iso-8859-7", pages: []int{88597, 28597}, single: charmap.ISO8859_7},
		{name: "iso-8859-8", pages: []int{88598, 28598}, single: charmap.ISO8859_8},
		{name: "iso-8859-10", pages: []int{885910, 28600}, single: charmap.ISO8859_10, aliases: "latin6 l6"},
		{name: "iso-8859-13", pages: []int{885913, 28603}, single: charmap.ISO8859_13, aliases: "latin7 l7"},
		{name: "iso-8859-14", pages: []int{885914, 28604}, single: charmap.ISO8859_14, aliases: "latin8 l8"},
		{name: "iso-8859-15", pages: []int{885915, 28605}, single: charmap.ISO8859_15, aliases: "latin9 l9 latin0"},
		{name: "iso-8859-16", pages: []int{885916, 28606}, single: charmap.ISO8859_16, aliases: "latin10 l10"},
		{name: "koi8-r", pages: []int{20866, 878}, single: charmap.KOI8R, aliases: "koi8r koi8"},
		{name: "koi8-u", pages: []int{21866}, single: charmap.KOI8U, aliases: "koi8u"},
		{name: "macintosh", pages: []int{10000}, single: charmap.Macintosh, aliases: "mac macroman"},
		{name: "x-mac-cyrillic", pages: []int{10007}, single: charmap.MacintoshCyrillic, aliases: "xmaccyrillic maccyrillic"},
		{name: "cp437", pages: []int{437}, single: charmap.CodePage437, aliases: "oem dos"},
		{name: "cp737", pages: []int{737}, table: cp737},
		{name: "cp775", pages: []int{775}, table: cp775},
		{name: "cp850", pages: []int{850}, single: charmap.CodePage850},
		{name: "cp852", pages: []int{852}, single: charmap.CodePage852},
		{name: "cp855", pages: []int{855}, single: charmap.CodePage855},
		{name: "cp857", pages: []int{857}, table: cp857},
		{name: "cp858", pages: []int{858}, single: charmap.CodePage858},
		{name: "cp860", pages: []int{860}, single: charmap.CodePage860},
		{name: "cp861", pages: []int{861}, table: cp861},
		{name: "cp862", pages: []int{862}, single: charmap.CodePage862},
		{name: "cp863", pages: []int{863}, single: charmap.CodePage863},
		{name: "cp865", pages: []int{865}, single: charmap.CodePage865},
		{name: "cp866", pages: []int{866}, single: charmap.CodePage866},
		{name: "cp869", pages: []int{869}, table: cp869},
		{name: "utf-16le", pages: []int{1200}, aliases: "utf16 utf16le ucs2", shifted: true,
			multi: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{name: "utf-16be", pages: []int{1201}, aliases: "utf16be", shifted: true,
			multi: unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	}...)
})

func (k known) encoding() Encoding {
	e := Encoding{name: k.name, multi: k.multi, shifted: k.shifted}
	switch {
	case k.single != nil:
		e.upper = upperHalf(k.single)
	case k.table != "":
		e.upper = runes(k.table)
	}
	return e
}

// Lookup returns the encoding that a name means. It takes names and numbers in
// all usual spellings, such as "UTF-8", "latin1", "ISO 88591", "8859_15",
// "cp437", "ANSI 1252", "1252", "65001", "SJIS" or "LDID/87". The error of an
// unknown name suggests known ones.
func Lookup(name string) (Encoding, error) {
	word := plain(name)
	if n, ok := strings.CutPrefix(word, "ldid"); ok {
		if b, err := strconv.ParseUint(n, 10, 8); err == nil {
			if e, ok := FromLanguageByte(byte(b)); ok {
				return e, nil
			}
		}
	}
	page := pageNumber(word)
	var names []string
	for _, k := range encodings() {
		if plain(k.name) == word || hasWord(k.aliases, word) || hasPage(k.pages, page) {
			return k.encoding(), nil
		}
		names = append(names, k.name)
	}
	return Encoding{}, fmt.Errorf("unknown encoding %q%s; some known ones are utf-8, latin1, windows-1252, cp437, cp850, shift_jis, gbk, big5, euc-kr, koi8-r", name, nearest.Hint(name, names))
}

// plain reduces a name to lower-case letters and digits.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		default:
			return -1
		}
	}, name)
}

// pageNumber returns the code page that a plain name spells, or 0.
func pageNumber(word string) int {
	digits := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyz")
	switch prefix := word[:len(word)-len(digits)]; prefix {
	case "", "cp", "ansi", "oem", "windows", "win", "xcp", "ibm", "ms", "dos", "codepage", "iso", "csiso", "csisolatin", "x", "page", "oemcp", "ansicp", "msdos", "ccsid":
	default:
		return 0
	}
	page, err := strconv.Atoi(digits)
	if err != nil || page < 100 {
		return 0
	}
	return page
}

func hasWord(words, word string) bool {
	for w := range strings.FieldsSeq(words) {
		if w == word {
			return true
		}
	}
	return false
}

func hasPage(pages []int, page int) bool {
	for _, p := range pages {
		if p == page && page != 0 {
			return true
		}
	}
	return false
}
