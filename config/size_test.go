package config

import (
	"math"
	"strings"
	"testing"
)

// Sizes are read with their units, pages by name and scales in all their spellings.
func TestSizes(t *testing.T) {
	mm := 96 / 25.4
	for text, want := range map[string]Export{
		`"width": "210mm"`:                       {Width: 210 * mm, Unit: Millimetre},
		`"width": "8.5in", "height": 300`:        {Width: 816, Height: 300, Unit: Inch},
		`"width": "595 pt"`:                      {Width: 595 * 96.0 / 72, Unit: PaperPoint},
		`"width": "300px"`:                       {Width: 300},
		`"width": "300"`:                         {Width: 300},
		`"page": "A4"`:                           {Width: 210 * mm, Height: 297 * mm, Unit: Millimetre},
		`"page": "a3  Landscape"`:                {Width: 420 * mm, Height: 297 * mm, Unit: Millimetre},
		`"page": "landscape A4"`:                 {Width: 297 * mm, Height: 210 * mm, Unit: Millimetre},
		`"page": "letter portrait"`:              {Width: 816, Height: 1056, Unit: Inch},
		`"page": "100mm x 15cm"`:                 {Width: 100 * mm, Height: 150 * mm, Unit: Millimetre},
		`"bleed": "3mm", "crop-marks": true`:     {Bleed: 3 * mm, CropMarks: true},
		`"density": "300dpi"`:                    {Density: 3.125},
		`"density": "2x"`:                        {Density: 2},
		`"density": 1.5`:                         {Density: 1.5},
		`"width": "auto", "profile": "inkscape"`: {Profile: "inkscape"},
	} {
		c, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "export": {`+text+`}}`))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		e := c.Export
		for i, pair := range [][2]float64{{e.Width, want.Width}, {e.Height, want.Height}, {e.Bleed, want.Bleed}, {e.Density, want.Density}} {
			if !(math.Abs(pair[0]-pair[1]) < 1e-9) {
				t.Errorf("%s: number %d is %v, want %v", text, i, pair[0], pair[1])
			}
		}
		if e.Unit != want.Unit || e.CropMarks != want.CropMarks || e.Profile != want.Profile {
			t.Errorf("%s: %+v", text, e)
		}
	}
	for text, want := range map[string]string{
		`"width": "210 miles"`: "want", `"width": "0mm"`: "must be", `"page": "A33"`: "did you mean", `"page": "A4", "width": 5`: "size", `"page": "3 x"`: "two lengths",
		`"density": "0dpi"`: "no density", `"density": "fast"`: "no density", `"bleed": "-3mm"`: "-3mm is out of range; it must be from 0 to 264.58mm", `"profile": "corel"`: "illustrator",
	} {
		if _, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "export": {`+text+`}}`)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	for text, want := range map[string]float64{`"1:2500000"`: 2.5e6, `"1 : 2,500,000"`: 2.5e6, `"1:25 000"`: 25000, `50000`: 50000, `"1/100"`: 100, `"2:5"`: 0, `"1:0"`: 0, `"1:x"`: 0, `"1:-5"`: 0} {
		c, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "bounds": {"data": [0, 0, 5, 5], "scale": `+text+`}}`))
		if (err == nil) != (want > 0) || err == nil && c.Bounds.Scale != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}
