package font

import (
	"errors"
	"testing"
)

var errBroken = errors.New("broken")

func TestFaceIsReadWhenALetterIsLookedForInIt(t *testing.T) {
	fonts, read := &Fonts{}, 0
	other := &Face{Family: "Other", Weight: regular, open: func() (glyphs, error) {
		read++
		return builtin(anySans)[0].open()
	}}
	fonts.files = append(fonts.files, other)
	font := Font{Family: "Liberation Sans, Other", Size: 10}
	fonts.Lay("Bern", font)
	if read != 0 {
		t.Errorf("a face that is not needed was read %d times", read)
	}
	fonts.Lay("Bern \u4e00", font)
	fonts.Lay("Bern \u4e00", font)
	if read != 1 {
		t.Errorf("a face that is needed was read %d times, want 1", read)
	}
}

func TestFaceThatCannotBeReadHasNoLetters(t *testing.T) {
	fonts := &Fonts{}
	fonts.files = append(fonts.files, &Face{Family: "Broken", Weight: regular, open: func() (glyphs, error) { return nil, errBroken }})
	got := fonts.Lay("Bern", Font{Family: "Broken", Size: 10})
	if got.Width == 0 || len(got.Guessed) > 0 {
		t.Errorf("no other face helps out: width %g, guessed %q", got.Width, got.Guessed)
	}
}
