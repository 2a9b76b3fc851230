// Package projstring reads and writes PROJ strings ("+proj=utm +zone=33"): lists of
// parameters, whose values are texts until somebody asks for a number or an angle.
//
// It follows PROJ 9: "+" and blanks around "=" are optional, of a key that stands
// twice the first one counts, and angles may be degrees, minutes and seconds.
package projstring

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
)

// Param is one "+key=value" of a PROJ string; flags have no value.
type Param struct {
	Key, Value string
	Flag       bool
}

// Params are those of one system, in their order. Of a key that stands twice
// the first one counts, as in PROJ.
type Params struct {
	List []Param
}

// Find returns the first parameter with that key.
func (p *Params) Find(key string) (Param, bool) {
	for _, q := range p.List {
		if q.Key == key {
			return q, true
		}
	}
	return Param{}, false
}

// Has reports whether the key is given and not switched off ("+south=F").
func (p *Params) Has(key string) bool {
	q, ok := p.Find(key)
	return ok && (q.Flag || (q.Value != "F" && q.Value != "f"))
}

// Get returns the value of key as it is written; empty where there is none.
func (p *Params) Get(key string) string {
	q, _ := p.Find(key)
	return q.Value
}

// Set adds a parameter.
func (p *Params) Set(key, value string) {
	p.List = append(p.List, Param{Key: key, Value: value})
}

// SetNumber adds a parameter that is a number.
func (p *Params) SetNumber(key string, v float64) {
	p.Set(key, strconv.FormatFloat(v, 'f', -1, 64))
}

// SetFlag adds a parameter without a value.
func (p *Params) SetFlag(key string) {
	p.List = append(p.List, Param{Key: key, Flag: true})
}

// Without returns the parameters less one key.
func (p *Params) Without(key string) *Params {
	return &Params{slices.DeleteFunc(slices.Clone(p.List), func(q Param) bool { return q.Key == key })}
}

// Bad is an error that names the parameter as it was written.
func (p *Params) Bad(key, why string) error {
	q, _ := p.Find(key)
	return fmt.Errorf("%s: %s", q, why)
}

// Number returns the value of key, or def where it is not given.
func (p *Params) Number(key string, def float64) (float64, error) {
	q, ok := p.Find(key)
	if !ok {
		return def, nil
	}
	v, err := plain.Number(q.Value)
	if err != nil {
		return 0, p.Bad(key, err.Error())
	}
	return v, nil
}

// Angle returns the value of key in radians, or def where it is not given.
func (p *Params) Angle(key string, def float64) (float64, error) {
	q, ok := p.Find(key)
	if !ok {
		return def, nil
	}
	v, err := ParseAngle(q.Value)
	if err != nil {
		return 0, p.Bad(key, err.Error())
	}
	return v, nil
}

// Latitude is an angle of at most 90 degrees.
func (p *Params) Latitude(key string, def float64) (float64, error) {
	v, err := p.Angle(key, def)
	if err == nil && !(math.Abs(v) <= math.Pi/2+1e-10) {
		return 0, p.Bad(key, "a latitude lies between -90 and 90")
	}
	return math.Max(-math.Pi/2, math.Min(math.Pi/2, v)), err
}

// String writes the parameter as in a PROJ string.
func (q Param) String() string {
	if q.Flag {
		return "+" + q.Key
	}
	return "+" + q.Key + "=" + q.Value
}

// String is the PROJ string.
func (p *Params) String() string {
	words := make([]string, len(p.List))
	for i, q := range p.List {
		words[i] = q.String()
	}
	return strings.Join(words, " ")
}
