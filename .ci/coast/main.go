// Command coast writes a large shapefile of coastline for measurements: the
// outlines of a shapefile, each edge replaced by a random walk between its
// ends, so that the file has about as many points as wanted. The same
// arguments give the same bytes.
//
//	coast FROM.shp TO.shp POINTS
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"strconv"
	"strings"

	shp "github.com/jonas-p/go-shp"
)

func main() {
	if err := run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: coast FROM.shp TO.shp POINTS")
	}
	wanted, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	lines, points, err := outlines(args[1])
	if err != nil {
		return err
	}
	out, err := shp.Create(args[2], shp.POLYLINE)
	if err != nil {
		return err
	}
	if err := out.SetFields([]shp.Field{shp.NumberField("id", 9)}); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(8, 2))
	for i, line := range lines {
		for walked := wander(line, max(1, wanted/points), random); len(walked) > 1; walked = walked[min(len(walked)-1, longest):] {
			row := out.Write(shp.NewPolyLine([][]shp.Point{walked[:min(len(walked), longest+1)]}))
			if err := out.WriteAttribute(int(row), 0, i); err != nil {
				return err
			}
		}
	}
	out.Close()
	// The library leaves out the dot of the table's name.
	base := strings.TrimSuffix(args[2], ".shp")
	return os.Rename(base+"dbf", base+".dbf")
}

// longest is how many edges a line has at most: longer ones are cut, as in the
// files that OpenStreetMap's coastlines come in.
const longest = 2000

// outlines lists the rings and lines of a shapefile and counts their points.
func outlines(name string) (lines [][]shp.Point, points int, err error) {
	in, err := shp.Open(path.Clean(name))
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	add := func(parts []int32, all []shp.Point) {
		for i, from := range parts {
			to := len(all)
			if i+1 < len(parts) {
				to = int(parts[i+1])
			}
			lines = append(lines, all[from:to])
		}
		points += len(all)
	}
	for in.Next() {
		switch _, shape := in.Shape(); s := shape.(type) {
		case *shp.Polygon:
			add(s.Parts, s.Points)
		case *shp.PolyLine:
			add(s.Parts, s.Points)
		}
	}
	return lines, points, in.Err()
}

// onGlobe moves a point beyond 180 degrees or a pole back onto it: of data that reach
// beyond, some programs draw nothing.
func onGlobe(p shp.Point) shp.Point {
	return shp.Point{X: max(-180, min(180, p.X)), Y: max(-90, min(90, p.Y))}
}

// wander replaces each edge by steps with some noise, a fifth of a step wide.
func wander(line []shp.Point, steps int, random *rand.Rand) []shp.Point {
	var walked []shp.Point
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		dx, dy := (b.X-a.X)/float64(steps), (b.Y-a.Y)/float64(steps)
		walked = append(walked, a)
		for k := 1; k < steps; k++ {
			noise := (random.Float64() - 0.5) * 0.4
			walked = append(walked, onGlobe(shp.Point{X: a.X + dx*float64(k) - dy*noise, Y: a.Y + dy*float64(k) + dx*noise}))
		}
	}
	return append(walked, line[len(line)-1])
}
