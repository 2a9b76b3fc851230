package font

import (
	"encoding/binary"
	"math"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Texts in a font of a file are as wide as the advances of its letters say.
//
//	hb-shape --output-format=json Go-Regular.ttf 'Vatican City' | jq '[.[].ax] | add'
func TestFile(t *testing.T) {
	var fonts Fonts
	for weight, file := range map[int][]byte{400: goregular.TTF, 700: gobold.TTF} {
		if err := fonts.AddFile("My font", weight, false, file); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		weight int
		text   string
		width  float64
	}{{400, "Vatican City", 11047}, {700, "Vatican City", 11769}} {
		l := fonts.Lay(test.text, Font{Family: `"my  FONT", serif`, Weight: test.weight, Size: 2048})
		if !(math.Abs(l.Width-test.width) < 0.01) {
			t.Errorf("%q %d: width %g, want %g", test.text, test.weight, l.Width, test.width)
		}
	}
	if l := fonts.Lay("Ø", Font{Family: "My font", Size: 10}); l.Glyphs[0].face.Family != "My font" {
		t.Errorf("Ø is in %s", l.Glyphs[0].face.Family)
	}
	if name := fonts.Unknown(Font{Family: "My font"}); name != "" {
		t.Errorf("%q is unknown", name)
	}
}

// withTable is a font file with one more table, or with one that it has under another
// name so that the new one takes its place.
func withTable(file []byte, tag string, table []byte) []byte {
	const header = 12
	n := int(binary.BigEndian.Uint16(file[4:]))
	out := append([]byte{}, file[:header]...)
	binary.BigEndian.PutUint16(out[4:], uint16(n+1))
	body := append([]byte{}, file[header+16*n:]...)
	entry := func(tag string, offset, length int) {
		out = append(out, tag...)
		out = append(out, 0, 0, 0, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(length))
	}
	added := false
	add := func() {
		if !added {
			entry(tag, header+16*(n+1)+len(body), len(table))
		}
		added = true
	}
	for i := range n {
		e := file[header+16*i:]
		if string(e[:4]) > tag {
			add()
		}
		entry(string(e[:4]), int(binary.BigEndian.Uint32(e[8:]))+16, int(binary.BigEndian.Uint32(e[12:])))
	}
	add()
	return append(append(out, body...), table...)
}

// words are big-endian 16-bit numbers.
func words(numbers ...int) []byte {
	var b []byte
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// gposOf is a GPOS table of one pair adjustment, behind an extension or not.
func gposOf(left, right, by int, extended bool) []byte {
	pair := append(words(1, 12, 4, 0, 1, 18), words(1, 1, left)...) // coverage at 12
	pair = append(pair, words(1, right, by)...)                     // the pair set at 18
	lookup := append(words(2, 0, 1, 8), pair...)
	if extended {
		lookup = append(words(9, 0, 1, 8, 1, 2, 0, 8), pair...)
	}
	scripts := append(append(words(1), "DFLT"...), words(8, 4, 0, 0, 0xffff, 1, 0)...)
	features := append(append(words(1), "kern"...), words(8, 0, 1, 0)...)
	head := words(1, 0, 10, 10+len(scripts), 10+len(scripts)+len(features))
	return append(append(append(append(head, scripts...), features...), words(1, 4)...), lookup...)
}

// Kerning comes from pairs of GPOS, also behind extension lookups, which
// golang.org/x/image/font/sfnt does not follow.
func TestFileKerning(t *testing.T) {
	plain := &Fonts{}
	if err := plain.AddFile("", 0, false, goregular.TTF); err != nil {
		t.Fatal(err)
	}
	f := Font{Family: "Go", Size: 2048}
	glyphs := plain.Lay("AV", f).Glyphs
	if len(glyphs) != 2 || glyphs[0].face.Family != "Go" {
		t.Fatalf("glyphs %+v", glyphs)
	}
	for _, extended := range []bool{false, true} {
		kerned := &Fonts{}
		if err := kerned.AddFile("", 0, false, withTable(goregular.TTF, "GPOS", gposOf(glyphs[0].index, glyphs[1].index, -152, extended))); err != nil {
			t.Fatal(err)
		}
		for text, by := range map[string]float64{"AV": -152, "VA": 0, "AVAV": -304, "A V": 0} {
			got, want := kerned.Lay(text, f).Width, plain.Lay(text, f).Width+by
			if !(math.Abs(got-want) < 0.01) {
				t.Errorf("%q (extended: %v): %g, want %g", text, extended, got, want)
			}
			f := f
			f.Unkerned = true
			if got, want := kerned.Lay(text, f).Width, plain.Lay(text, f).Width; got != want {
				t.Errorf("%q without kerning: %g, want %g", text, got, want)
			}
		}
	}
}

// A font without a slant is slanted by viewers, and reaches farther to the right.
func TestSlanted(t *testing.T) {
	var fonts Fonts
	if err := fonts.AddFile("Go", 0, false, goregular.TTF); err != nil {
		t.Fatal(err)
	}
	upright := fonts.Lay("l", Font{Family: "Go", Size: 100})
	slanted := fonts.Lay("l", Font{Family: "Go", Size: 100, Italic: true})
	if upright.Width != slanted.Width || !(slanted.Ink.MaxX > upright.Ink.MaxX+10) {
		t.Errorf("upright %+v, slanted %+v", upright.Ink, slanted.Ink)
	}
}

func TestNoFile(t *testing.T) {
	for _, file := range []string{"", "hello", "wOF2....", "OTTO", "true\x00\x01", "ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0c"} {
		if err := (&Fonts{}).AddFile("A", 0, false, []byte(file)); err == nil {
			t.Errorf("%q is a font", file)
		}
	}
}

// FuzzFile lays out texts in font files of strangers: without a panic, in bounded time.
func FuzzFile(f *testing.F) {
	f.Add(uint32(0), uint32(0), []byte{}, []byte{})
	f.Add(uint32(60), uint32(1), []byte{0xff, 0xff}, gposOf(36, 57, 10, true))
	f.Add(uint32(4000), uint32(7), []byte{0, 0, 0, 0, 9}, gposOf(36, 57, 10, false))
	f.Fuzz(func(t *testing.T, at, step uint32, with, gpos []byte) {
		if len(gpos) > 1<<14 || len(with) > 1<<10 {
			return
		}
		file := withTable(goregular.TTF, "GPOS", gpos)
		for i, b := range with {
			file[(int(at)+i*int(step%1000+1))%len(file)] = b
		}
		pace.Within(t, "measuring by a font", 10*time.Second, func() {
			var fonts Fonts
			if fonts.AddFile("A", 0, false, file) != nil {
				return
			}
			for _, text := range []string{"AV Type fi", "Москва Ω 東"} {
				l := fonts.Lay(text, Font{Family: "A", Size: 10})
				if math.IsNaN(l.Width) || math.IsInf(l.Width, 0) {
					t.Errorf("width %g", l.Width)
				}
			}
		})
	})
}
