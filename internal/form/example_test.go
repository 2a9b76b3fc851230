package form_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// place is what a small language describes.
type place struct {
	Name string
	Size float64
}

// One table of keys reads a file, finds what is wrong with it, and describes it.
func Example() {
	language := form.Mapping("place", "", "", []form.Key[place]{
		form.Bind("name", form.NonEmpty("a name"), form.About("What it is called.", form.Required, `"Graz"`),
			func(p *place) *string { return &p.Name }),
		form.Bind("size", form.Number("a number", form.Range{Min: 0, Max: 100}), form.About("How large it is.", "1", ""),
			func(p *place) *float64 { return &p.Size }),
	})
	root, problems := tree.Parse("place.yaml", []byte("name: Graz\nsize: 200\nnmae: Linz\n"))
	d := form.NewDecoder(root, problems)
	language.Read(d, form.Spot{Node: root})
	fmt.Println(d.Mistakes.Err())
	for _, key := range language.Keys {
		fmt.Printf("%s, %s: %s\n", key.Name, key.Value.Want, key.Doc)
	}
	// Output:
	// place.yaml:2:7: size: 200 is out of range; it must be from 0 to 100
	// place.yaml:3:1: nmae: unknown key, did you mean "name"?
	// name, a name: What it is called.
	// size, a number: How large it is.
}
