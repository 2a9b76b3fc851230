package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// split is one way to interrupt a map: the lobes of both hemispheres, each
// with its western, middle and eastern meridian, in degrees from the centre.
type split struct{ north, south [][3]float64 }

// landLobes are Goode's, with the cuts in the oceans.
func landLobes() split {
	return split{
		north: [][3]float64{{-180, -100, -40}, {-40, 30, 180}},
		south: [][3]float64{{-180, -160, -100}, {-100, -60, -20}, {-20, 20, 80}, {80, 140, 180}},
	}
}

// oceanLobes have the cuts on land.
func oceanLobes() split {
	return split{
		north: [][3]float64{{-180, -140, -90}, {-90, -10, 60}, {60, 130, 180}},
		south: [][3]float64{{-180, -110, -60}, {-60, 20, 90}, {90, 150, 180}},
	}
}

// halfLobes are two hemispheres, west and east.
func halfLobes() split {
	halves := [][3]float64{{-180, -90, 0}, {0, 90, 180}}
	return split{halves, halves}
}

// thirdLobes are three gores.
func thirdLobes() split {
	gores := [][3]float64{{-180, -110, -40}, {-40, 0, 40}, {40, 110, 180}}
	return split{gores, gores}
}

// lobes returns a Setup function for an interrupted projection.
func lobes(base formula.Formula, s split) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) {
		f := formula.NewInterrupted(base, radians(s.north), radians(s.south))
		setup := onMeridian(f, v)
		setup.Clip.Lobes = append(lobeRings(s.north, 0, 90), lobeRings(s.south, 0, -90)...)
		return setup, nil
	}
}

// healpix is cut into triangles beyond the latitude whose sine is 2/3.
func healpix(v Values) (projection.Setup, error) {
	quarters := [][3]float64{{-180, -135, -90}, {-90, -45, 0}, {0, 45, 90}, {90, 135, 180}}
	from := math.Asin(2.0/3) * 180 / math.Pi
	setup := onMeridian(formula.Healpix{}, v)
	setup.Clip.Lobes = append(lobeRings(quarters, from, 90), lobeRings(quarters, -from, -90)...)
	return setup, nil
}

func radians(lobes [][3]float64) []formula.Lobe {
	out := make([]formula.Lobe, len(lobes))
	for i, l := range lobes {
		out[i] = formula.Lobe{West: l[0] * math.Pi / 180, Middle: l[1] * math.Pi / 180, East: l[2] * math.Pi / 180}
	}
	return out
}

// lobeRings returns the outlines of lobes between a latitude and a pole.
func lobeRings(lobes [][3]float64, from, pole float64) [][][2]float64 {
	out := make([][][2]float64, len(lobes))
	for i, l := range lobes {
		out[i] = [][2]float64{{l[0], from}, {l[2], from}, {l[2], pole}, {l[0], pole}}
	}
	return out
}
