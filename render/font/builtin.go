package font

import (
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// builtin lists the faces of a table's family: regular, italic, bold, bold italic.
func builtin(table string) []*Face { return byTable()[table] }

// byTable are the faces of all families by the names of their tables. Each is unpacked
// when a text asks for it first.
var byTable = sync.OnceValue(func() map[string][]*Face {
	all := map[string][]*Face{}
	for _, f := range families() {
		for _, kind := range []string{"", "-italic", "-bold", "-bold-italic"} {
			one := &Face{Family: f.name, Weight: regular, Italic: strings.HasSuffix(kind, "italic")}
			if strings.HasPrefix(kind, "-bold") {
				one.Weight = 700
			}
			one.open = sync.OnceValues(func() (glyphs, error) {
				packed, err := packedFace(f.table + kind)
				if err != nil {
					return nil, err
				}
				return face.Unpack(packed)
			})
			one.draw = sync.OnceValues(func() (drawer, error) {
				packed, err := packedOutlines(f.table + kind)
				if err != nil || packed == nil {
					return nil, err
				}
				return face.UnpackOutlines(packed)
			})
			all[f.table] = append(all[f.table], one)
		}
	}
	return all
})
