package config

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/render/legend"
)

// Variant is the map in another size, laid out by itself: simplification, labels and
// furniture are in pixels.
type Variant struct {
	// Width and Height are those of the page in pixels, Ratio is width by height;
	// what is 0 follows as in Export. Width is needed.
	Width, Height, Ratio float64
}

// maxVariants is how many sizes a map may have.
const maxVariants = 12

// variantsKey is the key of variants.
func variantsKey() form.Key[Config] {
	size := form.OrAuto(form.Length(pixels()))
	one := form.Mapping("variant", "variants.*", "The map in another size.", []form.Key[Variant]{
		form.Bind("width", form.Length(pixels()), form.About("Width in pixels, or with a unit. Required.", "", "320"), func(v *Variant) *float64 { return &v.Width }),
		form.Bind("height", size, form.About("Height in pixels, or with a unit; `\"auto\"` follows from the width and what is shown.", `"auto"`, "480"), func(v *Variant) *float64 { return &v.Height }),
		form.Bind("ratio", form.OrAuto(form.Number("a number, width / height", form.Range{Max: 1000, Open: true})),
			form.About("Width divided by height.", `"auto"`, "0.8"), func(v *Variant) *float64 { return &v.Ratio }),
	})
	return form.Bind("variants", form.ListOf("a list of sizes", one, maxVariants), form.About("The map in further sizes, each laid out by itself; a [page](page.md#sizes) shows the one that fits, "+
		"other formats are written as a file each.", "[]", `[{"width": 320}, {"width": 640}, {"width": 1200}]`),
		func(c *Config) *[]Variant { return &c.Variants })
}

// variants checks that sizes can be told from each other.
func (c *references) variants() {
	seen := map[float64]bool{}
	for i, v := range c.config.Variants {
		at := "variants" + form.Entry(i)
		switch {
		case v.Width == 0:
			c.Add(at, "the key \"width\" is missing; it is what a page chooses sizes by")
		case seen[v.Width]:
			c.Add(at+".width", "%v is the width of two variants; a page chooses them by their widths", v.Width)
		case v.Height != 0 && v.Ratio != 0:
			c.Add(at+".ratio", "width, height and ratio are given; want two of them at most")
		}
		seen[v.Width] = true
	}
}

// Sizes are the configs of the variants, by width: each draws its size alone.
func (c *Config) Sizes() []*Config {
	variants := slices.Clone(c.Variants)
	sorting.Stably(variants, func(a, b Variant) int { return cmp.Compare(a.Width, b.Width) })
	var all []*Config
	for _, v := range variants {
		size := *c
		size.Variants, size.Warnings = nil, nil
		size.Export.Width, size.Export.Height, size.Export.Ratio = v.Width, v.Height, v.Ratio
		size.legendBelow()
		all = append(all, &size)
	}
	return all
}

// besideShare is the part of a variant's width that a legend beside its map may take.
const besideShare = 0.4

// legendBelow has the legend of a narrow variant stand below its map where it would take too
// much of its width beside it.
func (c *Config) legendBelow() {
	if c.Legend == nil || c.Legend.At != legend.Left && c.Legend.At != legend.Right {
		return
	}
	if width := c.Legend.WidthOf(); width > besideShare*c.Export.Width {
		spec := *c.Legend
		spec.At = legend.Below
		c.Legend = &spec
		c.Warnings = append(c.Warnings, Warning{Text: fmt.Sprintf("legend: beside the map it would take %g pixels; it stands below", width)})
	}
}
