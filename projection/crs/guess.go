package crs

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Box is a box of coordinates as their file has them: MinX, MinY, MaxX and MaxY,
// y to the north.
type Box = flat.Own

// Candidate is a system that coordinates may be in.
type Candidate struct {
	Code, Name string
	// West to North are where the box would lie, degrees of WGS 84.
	West, South, East, North float64
	// Fill is how much of the system's area of use the box covers, or of the
	// box the area where that is less; 1 where they are the same.
	Fill float64
	// Alike counts further systems of the same series (zones, mostly) that have
	// room for the box as well.
	Alike int
}

// usual are systems that much public data is in; among systems that fit alike
// they come first.
var usual = []string{
	"EPSG:3857", "EPSG:3035", "EPSG:25832", "EPSG:25833", "EPSG:27700", "EPSG:2154", "EPSG:28992", "EPSG:31370", "EPSG:2056",
	"EPSG:21781", "EPSG:31287", "EPSG:2180", "EPSG:5514", "EPSG:3006", "EPSG:3067", "EPSG:3763", "EPSG:25830", "EPSG:32633",
	"EPSG:32632", "EPSG:2193", "EPSG:3577", "EPSG:5070", "EPSG:3347", "EPSG:2263", "EPSG:26918", "EPSG:26910", "EPSG:3005",
	"EPSG:29902", "EPSG:2157", "EPSG:23700", "EPSG:3844", "EPSG:3031", "EPSG:3413", "EPSG:3995", "EPSG:3034", "EPSG:31983",
	"EPSG:2039", "EPSG:3301", "EPSG:3346", "EPSG:3059", "EPSG:3765", "EPSG:3794", "EPSG:5179", "EPSG:3826", "EPSG:2326",
}

// Guess returns at most that many projected systems of the registry that a box
// of coordinates of unknown meaning may be in: taken back to degrees it lies in
// their area of use. Those come first whose area it fills best, so that the data
// of a whole country finds the country's own system; a small box fits many.
func Guess(b Box, atMost int) []Candidate {
	t, err := codes()
	if err != nil || !finite(b.MinX, b.MinY) || !finite(b.MaxX, b.MaxY) {
		return nil
	}
	var found []Candidate
	for code, line := range t.systems {
		if strings.HasPrefix(code, "OGC:") || strings.Contains(line, "\t+proj=longlat") {
			continue
		}
		s, _, err := t.system(code, line, nil)
		if err != nil {
			continue
		}
		if c, ok := s.fits(b); ok {
			found = append(found, c)
		}
	}
	sorting.By(found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), strings.Compare(a.Code, b.Code))
	})
	found = oneOfEach(found)
	return found[:min(len(found), atMost)]
}

// rank is the fill, more for what is usual and less for ESRI's systems, most of
// which EPSG has as well.
func (c *Candidate) rank() float64 {
	switch {
	case slices.Contains(usual, c.Code):
		return 0.1 + 2*c.Fill
	case strings.HasPrefix(c.Code, "ESRI:"):
		return c.Fill / 2
	}
	return c.Fill
}

// oneOfEach keeps the first of each series of zones.
func oneOfEach(found []Candidate) []Candidate {
	first := map[string]int{}
	var kept []Candidate
	for _, c := range found {
		name := series(c.Name)
		if i, ok := first[name]; ok {
			kept[i].Alike++
			continue
		}
		first[name] = len(kept)
		kept = append(kept, c)
	}
	return kept
}

// series is a name without its zone: what is left when digits and words with
// digits in them are taken out.
func series(name string) string {
	_, method, ok := strings.Cut(strings.ReplaceAll(name, "_", " "), "/")
	if !ok {
		method = strings.ReplaceAll(name, "_", " ")
	}
	words := slices.DeleteFunc(strings.Fields(strings.ToLower(method)), func(w string) bool { return strings.ContainsAny(w, "0123456789") })
	if len(words) == 0 {
		return name
	}
	return strings.Join(words, " ")
}

// fits places a box of the system's own coordinates on the earth; ok is false
// where the system has no room for it.
func (s *System) fits(b Box) (c Candidate, ok bool) {
	if s.area == nil {
		return Candidate{}, false
	}
	a := *s.area
	if a.east < a.west {
		a.east += 360
	}
	c = Candidate{Code: s.code, Name: s.name, West: math.Inf(1), South: math.Inf(1), East: math.Inf(-1), North: math.Inf(-1)}
	// A tenth of the area is allowed to each side, for data of borders.
	dx, dy := (a.east-a.west)/10, (a.north-a.south)/10
	for i := range 9 {
		x := b.MinX + (b.MaxX-b.MinX)*float64(i%3)/2
		y := b.MinY + (b.MaxY-b.MinY)*float64(i/3)/2
		lon, lat, ok := s.ToWGS84(x, y)
		// Far out some formulas lead back to anywhere.
		x1, y1, back := s.FromWGS84(lon, lat)
		ok = ok && back && math.Hypot(x1-x, y1-y) <= 1e-6*(math.Abs(x)+math.Abs(y)+1)
		if lon < a.west-dx {
			lon += 360
		}
		if !ok || lon < a.west-dx || lon > a.east+dx || lat < a.south-dy || lat > a.north+dy {
			return Candidate{}, false
		}
		c.West, c.East = math.Min(c.West, lon), math.Max(c.East, lon)
		c.South, c.North = math.Min(c.South, lat), math.Max(c.North, lat)
	}
	common := math.Max(0, math.Min(c.East, a.east)-math.Max(c.West, a.west)) * math.Max(0, math.Min(c.North, a.north)-math.Max(c.South, a.south))
	if common == 0 && (c.East > c.West || c.North > c.South) {
		return c, false
	}
	union := (c.East-c.West)*(c.North-c.South) + (a.east-a.west)*(a.north-a.south) - common
	if union > 0 {
		c.Fill = common / union
	}
	return c, true
}
