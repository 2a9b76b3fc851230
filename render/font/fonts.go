package font

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Fonts are the fonts that texts are measured in: those that the program knows, and
// files that were added. The zero value and nil have no files. It is safe for concurrent
// use once all files are added.
type Fonts struct {
	files []*Face
	// chosen remembers the faces of each font that was asked for, by what they depend on.
	chosen sync.Map
}

// request is what the choice of faces depends on.
type request struct {
	family string
	weight int
	italic bool
}

// opened is a font's file.
type opened interface {
	glyphs
	drawer
	Family() string
	Restricted() bool
}

// AddFile adds a font file: a .ttf or .otf, or the first font of a .ttc. An empty family
// stands for the one that the file names, weight 0 for 400. The bytes must not be changed
// after that. Its families go before those that the program knows, and help out with letters
// that no other font has.
func (f *Fonts) AddFile(family string, weight int, italic bool, file []byte) error {
	of, err := openFile(file)
	if err != nil {
		return err
	}
	if family == "" {
		family = of.Family()
	}
	if family == "" {
		return fmt.Errorf("the font does not say which family it is of; name it")
	}
	if weight == 0 {
		weight = regular
	}
	f.files = append(f.files, &Face{Family: family, Weight: weight, Italic: italic, Restricted: of.Restricted(), open: func() (glyphs, error) { return of, nil },
		draw: func() (drawer, error) { return of, nil }})
	f.chosen.Clear()
	return nil
}

// choice is the faces for a font, the first first, and the family that it asks for first
// if nobody knows it.
type choice struct {
	faces   []*candidate
	unknown string
}

// choose finds the faces for a font: those of its families, then of all others.
func (f *Fonts) choose(font Font) *choice {
	if f == nil {
		f = builtinOnly
	}
	r := request{font.Family, font.Weight, font.Italic}
	if r.weight == 0 {
		r.weight = regular
	}
	if known, ok := f.chosen.Load(r); ok {
		return known.(*choice)
	}
	c := f.find(r)
	f.chosen.Store(r, c)
	return c
}

// builtinOnly are the fonts of those who add none.
var builtinOnly = &Fonts{}

func (f *Fonts) find(r request) *choice {
	c := &choice{}
	for i, name := range names(r.family) {
		faces, wider := f.family(name)
		if len(faces) == 0 {
			if i == 0 {
				c.unknown = name
			}
			continue
		}
		c.add(faces, r, wider)
	}
	if len(c.faces) == 0 {
		c.add(builtin(anySans), r, 1)
	}
	for _, other := range families() {
		c.add(builtin(other.table), r, 1)
	}
	// Files help out last, whatever the list says: they were added for letters that no other
	// font here has.
	for i, file := range f.files {
		if faces, _ := f.family(file.Family); faces[0] == f.files[i] && !c.has(faces) {
			c.add(faces, r, 1)
		}
	}
	return c
}

// has reports whether one of the faces of a family was chosen.
func (c *choice) has(faces []*Face) bool {
	return slices.ContainsFunc(c.faces, func(of *candidate) bool { return slices.Contains(faces, of.Face) })
}

// add adds the best of the faces of a family.
func (c *choice) add(faces []*Face, r request, wider float64) {
	best := match(faces, r.weight, r.italic)
	c.faces = append(c.faces, &candidate{used: used{
		Face: best, wider: wider, slanted: r.italic && !best.Italic, emboldened: r.weight >= bold && best.Weight < bold,
	}})
}

// family lists the faces of a family; nil where nobody knows it.
func (f *Fonts) family(name string) (faces []*Face, wider float64) {
	for _, face := range f.files {
		if strings.EqualFold(face.Family, name) {
			faces = append(faces, face)
		}
	}
	if len(faces) > 0 {
		return faces, 1
	}
	for _, known := range families() {
		if strings.EqualFold(known.name, name) {
			return builtin(known.table), 1
		}
	}
	if s, ok := standIns()[strings.ToLower(name)]; ok {
		return builtin(s.table), s.wider
	}
	return nil, 1
}

// Unknown is the family that a font asks for first, where it is neither known nor a file:
// what is measured are the letters of another one. It is empty where there is none.
func (f *Fonts) Unknown(font Font) string { return f.choose(font).unknown }

// names are the names in a list of families.
func names(list string) []string {
	var names []string
	for _, name := range strings.Split(list, ",") {
		name = strings.Trim(strings.TrimSpace(name), `"'`)
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			names = append(names, name)
		}
	}
	return names
}
