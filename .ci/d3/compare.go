package main

import (
	"encoding/json"
	"fmt"
	"image"
	_ "image/png"
	"math"
	"os"
	"path/filepath"
)

// allowed is the largest share of a drawing's pixels that may differ.
const allowed = 0.004

// otherwise says of projections that d3 draws by another definition what is
// different; their pixels are shown but not judged.
var otherwise = map[string]string{
	"foucaut":                   "d3 follows Snyder and Voxland 1989 (y = √π tan φ/2), we PROJ (y = 2 tan φ/2): both equal-area, of other proportions",
	"mbtfpq":                    "d3 draws x by 1/(3√2), a quarter narrower; we follow PROJ and Snyder 1993, x by 1/√(6+3√2), which keeps areas",
	"modifiedstereographicgs48": "d3 centres it on 95° W 38° N; we follow PROJ and Snyder 1987 (p. 203), 96° W 39° N",
}

// result is the worst of one projection's drawings.
type result struct {
	id, d3, worst string
	maps          int
	share         float64
}

// compare prints a table of all projections in DIR/maps.json.
func compare(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "maps.json"))
	if err != nil {
		return err
	}
	var all []drawing
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	var results []result
	for _, d := range all {
		share, err := differing(filepath.Join(dir, d.Name+".ours.png"), filepath.Join(dir, d.Name+".d3.png"))
		if err != nil {
			return err
		}
		if n := len(results); n == 0 || results[n-1].id != d.ID {
			results = append(results, result{id: d.ID, d3: d.D3, share: -1})
		}
		r := &results[len(results)-1]
		r.maps++
		if !(share <= r.share) {
			r.share, r.worst = share, d.at()
		}
	}
	return table(results)
}

// at says where a drawing is centred.
func (d *drawing) at() string {
	switch {
	case len(d.Params) == 0 && d.Rotate == nil:
		return "its own"
	case d.Rotate == nil:
		return fmt.Sprintf("%g %g, %g %g", d.Params["lon1"], d.Params["lat1"], d.Params["lon2"], d.Params["lat2"])
	}
	return fmt.Sprintf("%g, %g, %g", d.Rotate[0], d.Rotate[1], d.Rotate[2])
}

func table(results []result) error {
	fmt.Println("| projection | d3 | maps | pixels that differ, worst | at (lon, lat, roll) | |")
	fmt.Println("|---|---|---|---|---|---|")
	failed := 0
	for _, r := range results {
		remark, known := otherwise[r.id]
		if !known && !(r.share <= allowed) {
			remark = "TOO MANY"
			failed++
		}
		fmt.Printf("| %s | %s | %d | %.3f %% | %s | %s |\n", r.id, r.d3, r.maps, math.Ceil(1e5*r.share)/1e3, r.worst, remark)
	}
	if failed > 0 {
		return fmt.Errorf("%d projections differ from d3's in more than %g %% of the pixels", failed, 100*allowed)
	}
	return nil
}

// differing returns the share of the pixels that are dark in one picture only.
func differing(a, b string) (float64, error) {
	first, err := dark(a)
	if err != nil {
		return 0, err
	}
	second, err := dark(b)
	if err != nil {
		return 0, err
	}
	if len(first) != len(second) {
		return 0, fmt.Errorf("%s and %s are not of one size", a, b)
	}
	n := 0
	for i := range first {
		if first[i] != second[i] {
			n++
		}
	}
	return float64(n) / float64(len(first)), nil
}

// dark tells of each pixel whether it is land.
func dark(file string) ([]bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	bounds := picture.Bounds()
	found := make([]bool, 0, bounds.Dx()*bounds.Dy())
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			_, g, _, a := picture.At(x, y).RGBA()
			found = append(found, a > 0x8000 && g < 0x8000)
		}
	}
	return found, nil
}
