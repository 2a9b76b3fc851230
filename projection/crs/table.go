package crs

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// registry is the table of EPSG and ESRI codes, unpacked. gen/gen.py writes it and
// describes its sections.
type registry struct {
	areas, operations, choices, datums []string
	// names are the geographic systems' codes by datums' names, systems and
	// compounds the lines by code.
	names, systems, compounds map[string]string
}

// codes unpacks the table when it is first asked for; that takes some
// milliseconds, and only programs that use a code or a named datum pay them.
var codes = sync.OnceValues(readRegistry)

func readRegistry() (*registry, error) {
	packed, err := packedCodes()
	if err != nil {
		return nil, fmt.Errorf("table of codes: %w", err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("table of codes: %w", err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("table of codes: %w", err)
	}
	sections := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n\n")
	if len(sections) != 7 {
		return nil, fmt.Errorf("table of codes: %d sections instead of 7", len(sections))
	}
	return &registry{
		areas:      strings.Split(sections[0], "\n"),
		operations: strings.Split(sections[1], "\n"),
		choices:    strings.Split(sections[2], "\n"),
		datums:     strings.Split(sections[3], "\n"),
		names:      byFirstField(sections[4]),
		systems:    byFirstField(sections[5]),
		compounds:  byFirstField(sections[6]),
	}, nil
}

func byFirstField(section string) map[string]string {
	m := make(map[string]string, strings.Count(section, "\n")+1)
	for line := range strings.SplitSeq(section, "\n") {
		key, rest, _ := strings.Cut(line, "\t")
		m[key] = rest
	}
	return m
}

func (t *registry) area(index string) *area {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(t.areas) {
		return nil
	}
	var v [4]float64
	for j, w := range strings.Fields(t.areas[i]) {
		if v[j], err = strconv.ParseFloat(w, 64); err != nil {
			return nil
		}
	}
	return &area{v[0], v[1], v[2], v[3]}
}

// datum returns the parameters of that index.
func (t *registry) datum(index string) string {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(t.datums) {
		return ""
	}
	return t.datums[i]
}
