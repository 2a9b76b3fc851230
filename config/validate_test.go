package config

import (
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// oneLayer is a right config that tests make wrong.
func oneLayer() *Config {
	return &Config{Layers: []Layer{{ID: "a", Src: "a.shp"}, {ID: "b", Src: "b.csv"}}}
}

func TestValidateAccepts(t *testing.T) {
	if err := oneLayer().Validate(); err != nil {
		t.Error(err)
	}
	c := oneLayer()
	c.Layers[0] = Layer{ID: "a", Source: layers.NewMemory("m", layers.NewSchema(nil), nil)}
	c.Bounds = Bounds{Mode: "polygons", Layer: "a"}
	c.Proj = Proj{ID: "laea", Params: catalogue.Values{"lat0": 50}, Auto: []string{"lon0"}}
	c.Export.Round = new(0)
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
}

// TestValidate breaks one rule after another in a config made by a program.
func TestValidate(t *testing.T) {
	for _, test := range []struct {
		want  string
		spoil func(*Config)
	}{
		{"layers: is missing; want a mapping from id to layer, or a list of layers", func(c *Config) { c.Layers = nil }},
		{"layers[1]: the layer has no id", func(c *Config) { c.Layers[1].ID = "" }},
		{`layers.a: two layers are called "a"`, func(c *Config) { c.Layers[1].ID = "a" }},
		{`layers.a: the layer has no features; give it "src"`, func(c *Config) { c.Layers[0].Src = "" }},
		{"layers.a: the layer has src and a source in memory; it takes one of them",
			func(c *Config) { c.Layers[0].Source = layers.NewMemory("m", layers.NewSchema(nil), nil) }},
		{`layers.b.mode: unknown value "dots"`, func(c *Config) { c.Layers[1].Table.Mode = "dots" }},
		{"layers.a.simplify.tolerance: -1 is out of range", func(c *Config) { c.Layers[0].Simplify.Tolerance = -1 }},
		{"layers.a.filter-islands: NaN is out of range", func(c *Config) { c.Layers[0].FilterIslands = math.NaN() }},
		{`layers.a.labeling: the key "key" is missing`, func(c *Config) { c.Layers[0].Labeling = &Labeling{} }},
		{"layers.a.labeling.template: the labels have a key and a template", func(c *Config) {
			template, _ := expression.ParseTemplate("{N}", expression.Options{})
			c.Layers[0].Labeling = &Labeling{Key: "N", Template: template}
		}},
		{`layers.a.crop-to: there is no layer "c"`, func(c *Config) { c.Layers[0].CropTo = "c" }},
		{"layers.a.crop-to: goes in a circle: a to a", func(c *Config) { c.Layers[0].CropTo = "a" }},
		{`layers.a.join.attributes.x: unknown reducer "summ", did you mean "sum"?`, func(c *Config) {
			c.Layers[0].Join = &Join{Attributes: []JoinAttribute{{Name: "x", Column: "y", Reduce: "summ"}}}
		}},
		{`layers.a.attributes[0]: "equals" has 1 value and "to" has 0 values; want one for each`, func(c *Config) {
			c.Layers[0].Attributes.Fields = []AttributeField{{Name: "x", Where: "y", Equals: []string{"z"}}}
		}},
		{"layers.a.latitudes[1]: 91 is out of range", func(c *Config) {
			c.Layers[0] = Layer{ID: "a", Special: special.Graticule{Latitudes: special.Steps{List: []float64{1, 91}}}}
		}},
		{"layers.a.grid.size: -1 is out of range", func(c *Config) { c.Layers[0] = Layer{ID: "a", Special: &special.Grid{Size: -1}} }},
		{"layers.a.route.stops: a route needs two stops", func(c *Config) { c.Layers[0] = Layer{ID: "a", Special: special.Route{Stops: [][]float64{{1, 2}}}} }},
		{"layers.a.route.stops: a stop is", func(c *Config) {
			c.Layers[0] = Layer{ID: "a", Special: special.Route{Stops: [][]float64{{52, 113}, {1, 2}}}}
		}},
		{"layers.a.route.stops", func(c *Config) {
			c.Layers[0] = Layer{ID: "a", Special: special.Route{Stops: [][]float64{{52}, {1, 2}}}}
		}},
		{"layers.a.grid.sum: a sum needs", func(c *Config) { c.Layers[0] = Layer{ID: "a", Special: special.Grid{Sum: "n"}} }},
		{"layers.a: a borders layer needs", func(c *Config) { c.Layers[0] = Layer{ID: "a", Special: special.Borders{}} }},
		{`bounds.mode: unknown value "box", did you mean "bbox"?`, func(c *Config) { c.Bounds.Mode = "box" }},
		{"bounds.data: the box is empty", func(c *Config) { c.Bounds.Mode = "bbox" }},
		{"bounds.data: is missing; want a list of points", func(c *Config) { c.Bounds.Mode = "points" }},
		{"bounds.data.layer: is missing", func(c *Config) { c.Bounds.Mode = "polygons" }},
		{"bounds.data[0]: the latitude 100 is beyond 90 degrees", func(c *Config) {
			c.Bounds = Bounds{Mode: "points", Points: [][2]float64{{5, 100}}}
		}},
		{"bounds.crop: a number of the box is not a number", func(c *Config) { c.Bounds.Crop = &Degrees{West: 0, South: 0, East: math.NaN(), North: 1} }},
		{"export.width: -1 is out of range", func(c *Config) { c.Export.Width = -1 }},
		{"export.round: 7 is out of range", func(c *Config) { c.Export.Round = new(7) }},
		{"export.scalebar.align: unknown value", func(c *Config) { c.Export.Furniture = []furniture.Spec{furniture.ScaleBar{Align: "middle"}} }},
		{"export.scalebar: the map has it 2 times", func(c *Config) { c.Export.Furniture = []furniture.Spec{furniture.ScaleBar{}, &furniture.ScaleBar{}} }},
		{`proj: unknown projection "nil-projection"`, func(c *Config) { c.Proj.ID = "nil-projection" }},
		{"proj: a projection has an id or a coordinate system, not both", func(c *Config) { c.Proj = Proj{ID: "laea", CRS: "EPSG:3035"} }},
		{"proj.lat2: the projection mercator does not take this parameter", func(c *Config) {
			c.Proj = Proj{ID: "mercator", Params: catalogue.Values{"lat2": 0}}
		}},
		{"proj.lat0: 91 is out of range; for the projection laea it must be from -90 to 90", func(c *Config) {
			c.Proj = Proj{ID: "laea", Params: catalogue.Values{"lat0": 91}}
		}},
		{"proj.rotate[1]: 400 is out of range", func(c *Config) { c.Proj.Rotate = &[3]float64{0, 400, 0} }},
		{"views[0].frame: is missing", func(c *Config) { c.Views = []View{{}} }},
		{"views[0].frame: 5 is not a fraction of the map", func(c *Config) { c.Views = []View{{Frame: Frame{Width: 5, Height: 1}}} }},
		{`views[0].layers: there is no layer "z"`, func(c *Config) {
			c.Views = []View{{Frame: Frame{Width: 1, Height: 1}, Layers: []string{"z"}}}
		}},
	} {
		c := oneLayer()
		test.spoil(c)
		err := c.Validate()
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("got  %v\nwant %s", err, test.want)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data := configFiles(b, "usa.yaml")["usa.yaml"]
	for b.Loop() {
		if _, err := Parse("usa.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	c := oneLayer()
	for b.Loop() {
		if err := c.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
