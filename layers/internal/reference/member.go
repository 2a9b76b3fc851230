package reference

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// errMember says that a "crs" member cannot be read.
var errMember = errors.New("the \"crs\" member names no coordinate system in a way that is known; " +
	"name it with \"crs\" in the map's layer")

// FromMember returns the text to Parse of a "crs" member of GeoJSON: of the
// specification of 2008, an object with a name or an EPSG code in it, as
// programs write it (a number for a name, a name alone), or PROJJSON. It is ""
// where the member is null or its name is, which means WGS 84.
func FromMember(raw []byte) (string, error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] == 'n' || raw[0] == '"' {
		text, ok := word(raw)
		if !ok {
			return "", errMember
		}
		return text, nil
	}
	var member struct {
		Type       string
		Properties map[string]json.RawMessage
	}
	if err := json.Unmarshal(raw, &member); err != nil {
		return "", errMember
	}
	if strings.HasSuffix(member.Type, "CRS") {
		return string(raw), nil
	}
	for _, key := range []string{"name", "code"} {
		if value, given := member.Properties[key]; given {
			if text, ok := word(bytes.TrimSpace(value)); ok {
				return text, nil
			}
			return "", errMember
		}
	}
	return "", errMember
}

// word reads null, a text, or a number, which is an EPSG code.
func word(raw []byte) (text string, ok bool) {
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return "", true
	case raw[0] == '"':
		if json.Unmarshal(raw, &text) != nil {
			return "", false
		}
		text = strings.TrimSpace(text)
	case len(bytes.Trim(raw, "0123456789")) == 0:
		text = string(raw)
	default:
		return "", false
	}
	if text != "" && len(text) < 9 && strings.Trim(text, "0123456789") == "" {
		text = "EPSG:" + text
	}
	return text, true
}
