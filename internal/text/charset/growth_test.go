package charset

import (
	"bytes"
	"io"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what decoding texts costs grows with what is read, whatever
// encoding is guessed or named.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "Zürich, Łódź; \xd6sterreich \xff\xfe", "\xef\xbb\xbfname,x\n\x80\x81\x82,1\n", "\x1b$B4A;z\x1b(B \x83\x8a\x81[")
	growth.Fuzz(f, func(text []byte) {
		for _, name := range []string{"", "utf-8", "windows-1252", "iso-2022-jp", "shift_jis", "gb18030", "utf-16"} {
			Whole(text, name) // what is wrong with it is no matter here
		}
		Mend(text)
		io.Copy(io.Discard, NewMender(bytes.NewReader(text))) // reads from memory
	})
}
