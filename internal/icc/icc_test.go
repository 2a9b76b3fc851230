package icc_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/internal/icc"
	"github.com/seed-898ab921/kartograph/internal/icc/icctest"
)

// What a profile is called, and what it is for.
func Example() {
	p, err := icc.Read(icctest.Profile("prtr", "CMYK", "Coated paper"))
	fmt.Println(p.Description, p.Class, p.Space, p.Channels, err)
	// Output: Coated paper prtr CMYK 4 <nil>
}

// What is no whole profile is told, however it is broken.
func TestRead(t *testing.T) {
	whole := icctest.Profile("prtr", "CMYK", "Coated")
	changed := func(at int, with string) []byte {
		p := bytes.Clone(whole)
		copy(p[at:], with)
		return p
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"whole":  {whole, ""},
		"empty":  {nil, "no ICC profile"},
		"text":   {[]byte(strings.Repeat("hello ", 50)), "no ICC profile"},
		"short":  {whole[:len(whole)-1], "not whole"},
		"longer": {append(bytes.Clone(whole), 0), "not whole"},
		"lab":    {changed(16, "Lab "), `for "Lab"`},
		"link":   {changed(12, "link"), `class "link"`},
		"table":  {changed(128, "\x00\xff\xff\xff"), "no room"},
		"none":   {changed(128, "\x00\x00\x00\x00"), "no room"},
		"beyond": {changed(136, "\x00\x00\xff\x00"), `"desc" of the profile lies outside`},
		"over":   {changed(136, "\xff\xff\xff\xff\xff\xff\xff\xff"), `"desc" of the profile lies outside`},
	} {
		_, err := icc.Read(test.data)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
	for at := range whole {
		if _, err := icc.Read(whole[:at]); err == nil {
			t.Errorf("the first %d bytes of a profile are one", at)
		}
	}
}

// Newer profiles have their descriptions in several languages.
func TestLanguages(t *testing.T) {
	text := "mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS\x00\x00\x00\x04\x00\x00\x00\x1c\x00P\x00\xe9"
	data := icctest.Profile("prtr", "CMYK", strings.Repeat(" ", 40))
	at := int(binary.BigEndian.Uint32(data[136:]))
	copy(data[at:], text)
	if p, err := icc.Read(data); err != nil || p.Description != "Pé" {
		t.Errorf("it is called %q, %v", p.Description, err)
	}
	copy(data[at+24:], "\xff\xff\xff\xff")
	if p, err := icc.Read(data); err != nil || p.Description != "" {
		t.Errorf("a text beyond its part is %q, %v", p.Description, err)
	}
}

// FuzzGrowth shows that what reading costs grows with a profile.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, string(icctest.Profile("prtr", "CMYK", "Coated")))
	growth.Fuzz(f, func(text []byte) {
		_, _ = icc.Read(text) // what is wrong with it is no matter here
	})
}
