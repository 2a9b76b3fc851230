package batch

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
)

// MergeReport tells what Planned.Merge found.
type MergeReport struct {
	// Shards is how many shards' manifests were joined.
	Shards int
	// Missing names the maps of the batch that are not there.
	Missing []string
	// Warnings tell what the look at the shards found.
	Warnings []config.Warning
}

// Merge joins the manifests of a batch's shards into that of the whole batch,
// once the shards have ended, and tells which maps are missing. What it has
// joined it deletes. A run of the whole batch would then skip what the shards
// have made.
func (p *Planned) Merge() (MergeReport, error) {
	if p.options.Create != nil {
		return MergeReport{}, errNoManifest
	}
	if p.atlas {
		return MergeReport{}, errors.New("the maps are pages of one file, which one run writes whole: there is nothing to merge")
	}
	whole := *p
	whole.options.Shard = Shard{}
	state, err := whole.openState()
	if err != nil {
		return MergeReport{}, err
	}
	report, joined := whole.join(state)
	state.known.changed = true
	if err := state.close(); err != nil {
		return report, err
	}
	for _, path := range joined {
		if err := os.Remove(path); err != nil {
			return report, err
		}
	}
	return report, nil
}

// errNoManifest says that nothing is known of earlier runs.
var errNoManifest = errors.New("maps that the program takes (Options.Create) are in no manifest")

func (p *Planned) join(state *folderState) (report MergeReport, joined []string) {
	report.Warnings = state.warnings
	paths, err := p.manifests()
	if err != nil {
		report.Warnings = append(report.Warnings, config.Warning{Text: err.Error()})
	}
	for _, path := range paths {
		if path != state.known.path {
			joined = append(joined, path, strings.TrimSuffix(path, ".manifest")+".lock")
			report.Shards++
		}
	}
	joined = existing(joined)
	for _, output := range p.outputs() {
		entry, ok := state.known.entry(output)
		reason := "not made"
		if ok {
			reason, _ = state.checkOutput(context.Background(), entry)
		}
		if reason != "" {
			report.Missing = append(report.Missing, output)
		}
	}
	return report, joined
}

func existing(paths []string) []string {
	var there []string
	for _, path := range paths {
		if _, err := os.Lstat(path); err == nil {
			there = append(there, path)
		}
	}
	return there
}
