package method

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// spherical makes one of the projections of package catalogue, which are of
// a sphere: like PROJ, it takes the ellipsoid's latitudes as they are and the
// semi-major axis as the radius.
func spherical(id string, p *projstring.Params, set *Setting) (formula.Formula, error) {
	if (id == "alsk" || id == "gs50") && !set.Figure.Sphere() {
		return nil, p.Bad("proj", "only the form of the sphere is supported; add +R=6370997")
	}
	var reason error
	for _, d := range catalogue.All() {
		words := strings.Fields(d.PROJ)
		if len(words) == 0 || words[0] != "+proj="+id {
			continue
		}
		f, err := fromDefinition(d, words[1:], p, set)
		if err == nil {
			return f, nil
		}
		reason = err
	}
	if reason == nil {
		reason = unknownProjection(id)
	}
	return nil, reason
}

// decides are parameters that change some spherical projection, so that one
// without them in its definition would be a guess.
var decides = []string{"W", "M", "m", "n", "q", "theta", "shape", "rot_xy", "ns", "mode", "orient"}

var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\+(\w+)=\{(90-)?(\w+)\}$`)
})

// fromDefinition reads the definition's parameters from p by the template of
// its PROJ string: "+lat_1={lat1}" or "+lat_b={90-radius}". Words without
// braces must stand in p as they are.
func fromDefinition(d catalogue.Definition, template []string, p *projstring.Params, set *Setting) (formula.Formula, error) {
	values, seen := map[string]float64{}, map[string]bool{}
	for _, word := range template {
		m := placeholder().FindStringSubmatch(word)
		if m == nil {
			key, value, _ := strings.Cut(strings.TrimPrefix(word, "+"), "=")
			if value != "" && p.Get(key) != value {
				return nil, p.Bad("proj", fmt.Sprintf("needs %s", word))
			}
			seen[key] = true
			continue
		}
		seen[m[1]] = true
		v, given, err := definitionValue(d, m[1], m[3], p)
		if err != nil {
			return nil, err
		}
		if m[2] != "" {
			v = 90 - v
		}
		if given {
			values[m[3]] = v
		}
	}
	for _, key := range decides {
		if p.Has(key) && !seen[key] {
			return nil, p.Bad(key, fmt.Sprintf("is not supported with +proj=%s", p.Get("proj")))
		}
	}
	resolved, err := d.Resolve(values)
	if err != nil {
		return nil, err
	}
	setup, err := d.Setup(resolved)
	if err != nil {
		return nil, err
	}
	f := Turned(setup, set)
	set.X0 += originOf(d.ID) * set.Figure.A
	if p.Get("proj") == "healpix" && !set.Figure.Sphere() {
		return onAuthalicSphere(f, set), nil
	}
	return f, nil
}

// originOf is the easting, in radii, that PROJ gives to the central meridian of
// interrupted projections: it puts Mollweide's lobes where their meridians
// would be on the sinusoidal projection.
func originOf(id string) float64 {
	perRadian := 1 - 2*math.Sqrt2/math.Pi
	switch id {
	case "interruptedmollweide":
		return -100 * degree * perRadian
	case "interruptedmollweideocean":
		return -140 * degree * perRadian
	}
	return 0
}

// authalicFormula is an equal-area projection of the sphere used on the
// ellipsoid by way of the authalic sphere.
type authalicFormula struct {
	auth  ellipsoid.Authalic
	rq    float64
	inner formula.Formula
}

func onAuthalicSphere(f formula.Formula, set *Setting) formula.Formula {
	auth := ellipsoid.NewAuthalic(set.Figure)
	a := &authalicFormula{auth, math.Sqrt(auth.QP / 2), f}
	set.Reach.Setup.Formula = a
	return a
}

// Forward leads from radians to radii, as formula.Formula has it.
func (a *authalicFormula) Forward(lambda, phi float64) (x, y float64) {
	x, y = a.inner.Forward(lambda, a.auth.Xi.At(phi))
	return a.rq * x, a.rq * y
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (a *authalicFormula) Inverse(x, y float64) (lambda, phi float64) {
	lambda, phi = a.inner.Inverse(x/a.rq, y/a.rq)
	return lambda, a.auth.Phi.At(phi)
}

// definitionValue reads one parameter. What is not given is 0 as in PROJ, but
// for those with a default there too.
func definitionValue(d catalogue.Definition, key, name string, p *projstring.Params) (v float64, given bool, err error) {
	if !p.Has(key) {
		return 0, strings.HasPrefix(key, "l") && !(d.ID == "winkel3" && key == "lat_1"), nil
	}
	for _, spec := range d.Params {
		if spec.Name == name && spec.Unit != "degrees" {
			v, err = p.Number(key, 0)
			return v, true, err
		}
	}
	v, err = p.Angle(key, 0)
	// Through radians and back, whole degrees must stay whole.
	return RoundDegrees(v / degree), true, err
}

// Turned returns the formula of longitudes and latitudes, and notes how
// the setup is drawn.
func Turned(s projection.Setup, set *Setting) formula.Formula {
	set.Lambda0 = sphere.Wrap(s.Rotate[0] * degree)
	set.Reach = Reach{Kind: Own, Setup: s}
	if s.Rotate[1] == 0 && s.Rotate[2] == 0 {
		return s.Formula
	}
	return &turned{sphere.TurningOf([3]float64{0, s.Rotate[1], s.Rotate[2]}), s.Formula}
}

// turned is a formula of a turned sphere: points are turned, then projected.
type turned struct {
	turn  sphere.Turning
	local formula.Formula
}

// Forward leads from radians to radii, as formula.Formula has it.
func (t *turned) Forward(lambda, phi float64) (x, y float64) {
	return t.local.Forward(t.turn.Apply(lambda, phi))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (t *turned) Inverse(x, y float64) (lambda, phi float64) {
	lambda, phi = t.local.Inverse(x, y)
	if math.IsNaN(lambda) || math.IsNaN(phi) {
		return lambda, phi
	}
	return t.turn.Undo(lambda, phi)
}

// RoundDegrees takes the noise of conversions off, a nanometre at most.
func RoundDegrees(d float64) float64 { return math.Round(d*1e12) / 1e12 }
