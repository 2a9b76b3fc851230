package preview

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/styles"
)

// feature is what a page is told of a feature that was clicked.
type feature struct {
	Layer   string   `json:"layer"`
	ID      string   `json:"id"`
	Record  []cell   `json:"record"`
	Classes []string `json:"classes"`
	// Rules are those that apply, the strongest first.
	Rules []applied `json:"rules"`
	// Drawn is what comes of all.
	Drawn []cell `json:"drawn"`
}

// cell is a name with its value.
type cell struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// applied is a rule that applies to a feature.
type applied struct {
	Where        string     `json:"where"`
	Selector     string     `json:"selector"`
	When         string     `json:"when"`
	Declarations []declared `json:"declarations"`
}

// declared is what a rule says; it counts where no other overrides it.
type declared struct {
	cell
	Counts bool `json:"counts"`
}

// feature tells of the feature at a place of the picture.
func (s *Server) feature(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query().Get
	x, errX := strconv.ParseFloat(asked("x"), 64)
	y, errY := strconv.ParseFloat(asked("y"), 64)
	now, _ := s.session.current()
	if errX != nil || errY != nil || now.drawn == nil {
		http.Error(w, "this is no place", http.StatusBadRequest)
		return
	}
	m, err := now.shown(r.Context(), choiceOf(asked))
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	group := strings.TrimPrefix(asked("group"), now.prefix)
	report, ok := m.FeatureAt(group, x, y)
	if !ok {
		http.Error(w, "there is no feature", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(featureOf(report)) // who asked is gone when this fails
}

// featureOf is a report as a page is told of it.
func featureOf(r kartograph.FeatureReport) feature {
	f := feature{Layer: r.Layer, ID: r.ID, Classes: append([]string{}, r.Classes...), Record: []cell{}, Rules: []applied{}, Drawn: cells(r.Style)}
	if r.Record.Schema != nil {
		for i, name := range r.Record.Schema.Columns() {
			f.Record = append(f.Record, cell{name, r.Record.At(i).String()})
		}
	}
	var finished []applied
	for _, m := range r.Rules {
		one := applied{Where: "a finished stylesheet", Selector: m.Selector, When: strings.TrimSpace(m.When.Media + " " + m.When.State), Declarations: []declared{}}
		if m.Sheet != "" {
			one.Where = m.Sheet + ":" + strconv.Itoa(m.Line)
		}
		for _, d := range m.Declarations {
			value := d.Value
			if d.Important {
				value += " !important"
			}
			one.Declarations = append(one.Declarations, declared{cell{d.Name, value}, d.Counts})
		}
		if m.Finished {
			finished = append(finished, one)
		} else {
			f.Rules = append(f.Rules, one)
		}
	}
	if len(r.Computed) > 0 {
		finished = append(finished, computed(r, f.Rules))
	}
	f.Rules = append(finished, f.Rules...)
	for i, j := 0, len(f.Rules)-1; i < j; i, j = i+1, j-1 {
		f.Rules[i], f.Rules[j] = f.Rules[j], f.Rules[i]
	}
	return f
}

// computed is what the classes of a layer say of a feature, as a rule between those of
// finished stylesheets and the others.
func computed(r kartograph.FeatureReport, above []applied) applied {
	one := applied{Where: "the config", Selector: "classify " + strings.Join(r.Classes, " ")}
	for _, p := range r.Computed {
		counts := true
		for _, rule := range above {
			for _, d := range rule.Declarations {
				counts = counts && !(d.Name == p.Name && d.Counts)
			}
		}
		one.Declarations = append(one.Declarations, declared{cell{p.Name, p.Value}, counts})
	}
	return one
}

func cells(s styles.Style) []cell {
	list := []cell{}
	for _, p := range s {
		list = append(list, cell{p.Name, p.Value})
	}
	return list
}
