//go:build !js

package formula

import (
	"math"
	"sync"
)

// Slices returns a formula's form over slices, nil for those that have none: it replaces
// each point, lambda and phi in radians, by the easting and northing, in radii, that
// Forward returns for it, to the bit. They are those of the formulas that most maps are
// drawn with: the point form without a call through an interface for each point, and what
// points have in common reckoned once. It goes by the very type of a formula, as one that
// is made of another would inherit a method.
func Slices(f Formula) func(points [][2]float64) {
	switch f := f.(type) {
	case Aitoff:
		return f.forwardAll
	case AzimuthalEqualArea:
		return f.forwardAll
	case AzimuthalEquidistant:
		return f.forwardAll
	case ConicConformal:
		return f.forwardAll
	case ConicEqualArea:
		return f.forwardAll
	case ConicEquidistant:
		return f.forwardAll
	case EqualEarth:
		return f.forwardAll
	case Lonlat:
		return f.forwardAll
	case Mercator:
		return f.forwardAll
	case Miller:
		return f.forwardAll
	case Mollweide:
		return f.forwardAll
	case NaturalEarth:
		return f.forwardAll
	case NaturalEarth2:
		return f.forwardAll
	case Orthographic:
		return f.forwardAll
	case Robinson:
		return f.forwardAll
	case Stereographic:
		return f.forwardAll
	case WinkelTripel:
		return f.forwardAll
	}
	return nil
}

func (l Lonlat) forwardAll(points [][2]float64) {
	width := math.Cos(l.TrueScale)
	for i := range points {
		points[i][0] *= width
	}
}

func (f Robinson) forwardAll(points [][2]float64) {
	wide := robinsonWide()
	for i := range points {
		p := &points[i]
		lambda, phi := p[0], p[1]
		at := math.Abs(phi)
		degrees := at * (180 / math.Pi)
		if !(degrees <= 90+edge) {
			p[0], p[1] = nowhere()
			continue
		}
		k := int(degrees/5 + 1e-15)
		row := &wide[k]
		t := (at - float64(k)*(math.Pi/36)) * (180 / math.Pi)
		length := row[0] + t*(row[1]+t*(row[2]+t*row[3]))
		distance := row[4] + t*(row[5]+t*(row[6]+t*row[7]))
		p[0], p[1] = robinsonX*lambda*length, math.Copysign(robinsonY*distance, phi)
	}
}

// robinsonWide is robinsonTable with its numbers as they are reckoned with.
var robinsonWide = sync.OnceValue(func() *[19][8]float64 {
	wide := new([19][8]float64)
	for i, row := range robinsonTable {
		for k := range 4 {
			wide[i][k], wide[i][4+k] = float64(row.length[k]), float64(row.distance[k])
		}
	}
	return wide
})

func (f NaturalEarth) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f NaturalEarth2) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f EqualEarth) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f WinkelTripel) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Aitoff) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Mollweide) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f AzimuthalEqualArea) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f AzimuthalEquidistant) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Orthographic) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Stereographic) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f ConicConformal) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f ConicEqualArea) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f ConicEquidistant) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Mercator) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}

func (f Miller) forwardAll(points [][2]float64) {
	for i, p := range points {
		points[i][0], points[i][1] = f.Forward(p[0], p[1])
	}
}
