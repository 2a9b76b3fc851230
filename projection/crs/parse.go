package crs

import (
	"fmt"
	"strings"
)

// Parse reads a coordinate reference system: a PROJ string, OGC or ESRI WKT 1,
// WKT 2, a code such as "EPSG:3035", "ESRI:102003" or "OGC:CRS84", or the same
// as a URN or URL of the OGC. Axes are always east, north. Errors name the
// part of the text that is wrong or not supported.
func Parse(text string) (*System, error) {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if len(text) > maxText {
		return nil, fmt.Errorf("crs: text of %d bytes, at most %d are read", len(text), maxText)
	}
	var s *System
	var err error
	switch {
	case text == "":
		return nil, fmt.Errorf("crs: empty text; give a PROJ string, WKT or a code such as EPSG:3035")
	case looksLikeWKT(text):
		s, err = fromWKT(text)
	case strings.HasPrefix(text, "+") || strings.Contains(text, "proj=") || strings.Contains(text, "init="):
		s, err = fromProj(text)
	default:
		s, err = fromCode(text)
	}
	if err != nil {
		return nil, fmt.Errorf("crs: %w", err)
	}
	return s, nil
}

func fromProj(text string) (*System, error) {
	p, err := parseProj(text)
	if err != nil {
		return nil, err
	}
	if init := p.get("init"); init != "" {
		return fromInit(p, init)
	}
	return build(p)
}

// fromInit reads the old "+init=epsg:2263", where further parameters are added
// to those of the code.
func fromInit(p *params, init string) (*System, error) {
	s, err := fromCode(strings.ToUpper(init))
	if err != nil {
		return nil, fmt.Errorf("+init=%s: %w", init, err)
	}
	merged := &params{}
	more := false
	for _, q := range p.list {
		if q.key != "init" {
			merged.list = append(merged.list, q)
			more = more || (q.key != "no_defs" && q.key != "type" && q.key != "wktext")
		}
	}
	if !more {
		return s, nil
	}
	merged.list = append(merged.list, s.params.list...)
	return build(merged)
}
