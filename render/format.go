package render

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Format is a kind of file that scenes are written as. Formats lists those
// that there are; a program may make one of its own and write maps with it.
type Format struct {
	// Name is what the format is called in commands: "svg".
	Name string
	// Title says what it is, in a few words, for people.
	Title string
	// Endings are those of its files, in lower case with the dot, the usual
	// one first.
	Endings []string
	// MediaType is the type that a server gives for its files, and Encoding
	// the content encoding, empty for none.
	MediaType, Encoding string
	// Write writes a scene. It must give the same bytes for the same scene,
	// and return the errors of w as they are.
	Write func(w io.Writer, s Scene, o Options) (Stats, error)
}

// Formats lists the formats, the default first. It is the one table that the
// command, its help and completion, batches and libraries go by: another
// output is a row here and a file beside svg.go.
func Formats() []Format {
	var all []Format
	for _, make := range makers() {
		all = append(all, make())
	}
	return all
}

// makers make the formats, in their order.
func makers() [5]func() Format { return [...]func() Format{SVG, SVGZ, HTML, PDF, PNG} }

// FormatNamed returns the format of a name, in lower or upper case.
func FormatNamed(name string) (Format, error) {
	for _, f := range Formats() {
		if strings.EqualFold(name, f.Name) {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("%s: maps are written as %s", name, alternatives(FormatNames()))
}

// FormatOf returns the format that the ending of a file's name stands for, in
// lower or upper case.
func FormatOf(file string) (Format, error) {
	lower := strings.ToLower(file)
	for _, make := range makers() {
		f := make()
		for _, ending := range f.Endings {
			if strings.HasSuffix(lower, ending) {
				return f, nil
			}
		}
	}
	var known []string
	for _, f := range Formats() {
		known = append(known, f.Endings...)
	}
	return Format{}, fmt.Errorf("the ending is %q; maps are written as %s", filepath.Ext(file), alternatives(known))
}

// FormatNames lists the names of the formats, the default first.
func FormatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// alternatives is a list in words: "a, b or c".
func alternatives(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
