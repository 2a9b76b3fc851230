package reference

import (
	"strings"
	"testing"
)

func TestFromMember(t *testing.T) {
	for _, tt := range []struct{ raw, want string }{
		{`null`, ""},
		{`{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}`, "urn:ogc:def:crs:OGC:1.3:CRS84"},
		{`{"type":"name","properties":{"name":null}}`, ""},
		{`{"type":"name","properties":{"name":3035}}`, "EPSG:3035"},
		{`{"type":"name","properties":{"name":"3035"}}`, "EPSG:3035"},
		{`{"type":"EPSG","properties":{"code":25832}}`, "EPSG:25832"},
		{`{"type":"name","properties":{"name":" EPSG:4979 "}}`, "EPSG:4979"},
		{`"EPSG:3857"`, "EPSG:3857"},
		{`{"type":"name","properties":{"name":"unnamed"}}`, "unnamed"},
		{`{"type":"GeographicCRS","name":"x"}`, `{"type":"GeographicCRS","name":"x"}`},
	} {
		if got, err := FromMember([]byte(tt.raw)); err != nil || got != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.raw, got, err, tt.want)
		}
	}
	for _, raw := range []string{`{}`, `[]`, `true`, `5`, `nul`, `{"type":"name"}`, `{"type":"name","properties":{"name":{"a":1}}}`, `{"type":"link","properties":{"href":"x"}}`, `{"type":7}`} {
		if got, err := FromMember([]byte(raw)); err == nil || strings.Contains(err.Error(), "json") {
			t.Errorf("%s: got %q, error %v; want one of the program's own", raw, got, err)
		}
	}
}
