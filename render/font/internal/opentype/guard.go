package opentype

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// parse hands a font file to sfnt without its tables of kerning, which are read here
// alone: of some that are broken sfnt makes a panic.
func parse(file []byte) (*sfnt.Font, error) {
	plain := bytes.Clone(file)
	for _, tag := range []string{"GPOS", "kern"} {
		if at := entryOf(plain, tag); at >= 0 {
			plain[at+3]-- // the tags stay in order
		}
	}
	var font *sfnt.Font
	err := guarded(func() error {
		fonts, err := sfnt.ParseCollection(plain)
		if err != nil {
			return err
		}
		font, err = fonts.Font(0)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the font cannot be read: %s; give a .ttf, .otf or .ttc file", strings.TrimPrefix(err.Error(), "sfnt: "))
	}
	return font, nil
}

// guarded does something with sfnt. A font that it does not see through is an error like
// those that it does.
func guarded(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it is broken (%v)", r)
		}
	}()
	return do()
}
