package method

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// newObTran is +proj=ob_tran: any projection of a sphere whose pole has been
// moved; Snyder (5-7) to (5-10b). With +o_proj=longlat the coordinates are the
// degrees of the rotated pole, as in weather models.
func newObTran(p *projstring.Params, set *Setting) (formula.Formula, error) {
	id := p.Get("o_proj")
	if id == "" || id == "ob_tran" {
		return nil, p.Bad("proj", "needs +o_proj, the projection to turn")
	}
	lamp, phip, err := obliquePole(p)
	if err != nil {
		return nil, err
	}
	inner, local, err := innerFormula(p, set, id)
	if err != nil {
		return nil, err
	}
	// About the pole first, then about the new axis by lamp.
	turn := sphere.TurningOf([3]float64{0, 90 - phip/degree, 0})
	sin, cos := math.Sincos(lamp)
	t := sphere.Turning{0: {}, 1: {}, 2: turn[2]}
	for i := range 3 {
		t[0][i] = float64(turn[0][i]*cos) - float64(turn[1][i]*sin)
		t[1][i] = float64(turn[0][i]*sin) + float64(turn[1][i]*cos)
	}
	rotate := t.Rotate()
	rotate[0] += set.Lambda0 / degree
	set.Reach = Reach{Kind: Own, Setup: projection.Setup{Formula: local, Rotate: rotate, Clip: inner.Reach.Clip()}}
	return &turned{t, local}, nil
}

// innerFormula makes the formula of +o_proj, which takes the same parameters;
// its setting says where it may be drawn.
func innerFormula(p *projstring.Params, set *Setting, id string) (Setting, formula.Formula, error) {
	inner := *set
	switch id {
	case "longlat", "latlong", "lonlat", "latlon":
		// With this axis the plane's metres are degrees.
		set.Figure.A = 1 / degree
		return inner, PlateCarree(), nil
	}
	q := &projstring.Params{List: []projstring.Param{{Key: "proj", Value: id}}}
	for _, w := range p.List {
		if w.Key != "proj" && w.Key != "o_proj" {
			q.List = append(q.List, w)
		}
	}
	local, err := New(id, q, &inner)
	if err != nil {
		return inner, nil, fmt.Errorf("+o_proj=%s: %w", id, err)
	}
	return inner, local, nil
}

// obliquePole reads the new pole, directly (+o_lat_p, +o_lon_p), by a point
// and an azimuth (+o_lat_c, +o_lon_c, +o_alpha) or by two points of the new
// equator (+o_lat_1, +o_lon_1, +o_lat_2, +o_lon_2).
func obliquePole(p *projstring.Params) (lamp, phip float64, err error) {
	angles := map[string]float64{}
	for _, key := range []string{"o_lon_p", "o_lat_p", "o_alpha", "o_lon_c", "o_lat_c", "o_lon_1", "o_lat_1", "o_lon_2", "o_lat_2"} {
		if angles[key], err = p.Angle(key, 0); err != nil {
			return 0, 0, err
		}
	}
	switch {
	case p.Has("o_alpha"):
		sinA, cosA := math.Sincos(angles["o_alpha"])
		sinC, cosC := math.Sincos(angles["o_lat_c"])
		if math.Abs(cosC) <= 1e-10 {
			return 0, 0, p.Bad("o_lat_c", "must be less than 90 degrees")
		}
		return angles["o_lon_c"] + math.Atan2(-cosA, -sinA*sinC), math.Asin(cosC * sinA), nil
	case p.Has("o_lat_p"):
		return angles["o_lon_p"], angles["o_lat_p"], nil
	}
	sin1, cos1 := math.Sincos(angles["o_lat_1"])
	sin2, cos2 := math.Sincos(angles["o_lat_2"])
	if math.Abs(angles["o_lat_1"]-angles["o_lat_2"]) < 1e-10 || math.Abs(sin1) < 1e-10 || cos1 < 1e-10 || cos2 < 1e-10 {
		return 0, 0, p.Bad("proj", "needs +o_lat_p and +o_lon_p, or two points of the new equator that differ in latitude, the first one not on the equator, none at a pole")
	}
	sinL1, cosL1 := math.Sincos(angles["o_lon_1"])
	sinL2, cosL2 := math.Sincos(angles["o_lon_2"])
	lamp = math.Atan2(cos1*sin2*cosL1-sin1*cos2*cosL2, sin1*cos2*sinL2-cos1*sin2*sinL1)
	return lamp, math.Atan(-math.Cos(lamp-angles["o_lon_1"]) * cos1 / sin1), nil
}
