package kartograph

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// sheetOrNone is a map's stylesheet; nil is a stylesheet without rules.
type sheetOrNone = *styles.Sheet

// groupStyle is the part of the cascade that an element without attributes
// shares with all that is in it.
func groupStyle(sheet sheetOrNone, id string, classes []string) styles.Style {
	if sheet == nil {
		return nil
	}
	return sheet.GroupStyle(styles.Element{ID: id, Classes: classes})
}

// over lays a style over another one; the result is sorted by name.
func over(base, top styles.Style) styles.Style {
	merged := append(styles.Style{}, top...)
	for _, property := range base {
		if _, ok := top.Get(property.Name); !ok {
			merged = append(merged, property)
		}
	}
	slices.SortFunc(merged, func(a, b styles.Property) int { return strings.Compare(a.Name, b.Name) })
	return merged
}

// featureStyle is the whole cascade for one of the elements that belong to a
// feature: its shape, its label. Tests see the attributes that the feature
// carries first, then the columns of its record.
func featureStyle(sheet sheetOrNone, id string, classes []string, seen visible) styles.Style {
	if sheet == nil {
		return nil
	}
	return sheet.Style(styles.Element{ID: id, Classes: classes, Attribute: seen.lookUp})
}

// visible is what stylesheets and labels see of a feature.
type visible struct {
	attributes []render.Attribute
	record     layers.Record
}

func (v visible) lookUp(name string) (string, bool) {
	for _, a := range v.attributes {
		if a.Name == name {
			return a.Value, true
		}
	}
	value, ok := v.record.Get(name)
	return value.String(), ok && !value.IsNull()
}
