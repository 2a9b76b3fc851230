package face_test

import (
	"fmt"
	"reflect"
	"testing"

	"golang.org/x/image/font/gofont/goitalic"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
	"github.com/seed-898ab921/kartograph/render/font/internal/opentype"
)

// A table of the letters A, B and C of a font.
func Example() {
	file, err := opentype.Open(goitalic.TTF)
	if err != nil {
		fmt.Println(err)
		return
	}
	table, _ := face.Make(file, []rune("ABC"))
	fmt.Println(table.Units(), table.Glyph(table.Index('A')).Advance, table.Index('D'))
	// Output: 2048 1388 0
}

func tables(t *testing.T) (*face.Table, *face.Outlines) {
	t.Helper()
	file, err := opentype.Open(goitalic.TTF)
	if err != nil {
		t.Fatal(err)
	}
	var runes []rune
	for r := rune(32); r < 400; r++ {
		runes = append(runes, r)
	}
	table, of := face.Make(file, runes)
	return table, face.MakeOutlines(len(of), func(glyph int) []face.Segment { return file.Outline(of[glyph]) })
}

// What was packed comes back, with the outlines that the file has.
func TestPack(t *testing.T) {
	table, outlines := tables(t)
	packed, err := face.Pack(table)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := face.Unpack(packed); err != nil || !reflect.DeepEqual(got, table) {
		t.Errorf("the table is another one: %v", err)
	}
	packed, err = face.PackOutlines(outlines)
	if err != nil {
		t.Fatal(err)
	}
	got, err := face.UnpackOutlines(packed)
	if err != nil {
		t.Fatal(err)
	}
	file, err := opentype.Open(goitalic.TTF)
	if err != nil {
		t.Fatal(err)
	}
	for r := rune(33); r < 400; r++ {
		if index := table.Index(r); index != 0 && !reflect.DeepEqual(got.Outline(index), file.Outline(file.Index(r))) {
			t.Errorf("%q is drawn otherwise", r)
		}
	}
}

// Broken tables are errors.
func TestBroken(t *testing.T) {
	table, outlines := tables(t)
	packed, _ := face.Pack(table)
	drawn, _ := face.PackOutlines(outlines)
	for n := 0; n < len(packed)-1; n += 97 {
		if _, err := face.Unpack(packed[:n]); err == nil {
			t.Errorf("%d of %d bytes are a table", n, len(packed))
		}
	}
	for n := 0; n < len(drawn)-1; n += 397 {
		if _, err := face.UnpackOutlines(drawn[:n]); err == nil {
			t.Errorf("%d of %d bytes are outlines", n, len(drawn))
		}
	}
}
