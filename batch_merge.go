package kartograph

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// MergeReport tells what BatchPlan.Merge found.
type MergeReport struct {
	// Shards is how many shards' manifests were joined.
	Shards int
	// Missing names the maps of the batch that are not there.
	Missing  []string
	Warnings []Warning
}

// Merge joins the manifests of a batch's shards into that of the whole batch,
// once the shards have ended, and tells which maps are missing. What it has
// joined it deletes. A run of the whole batch would then skip what the shards
// have made.
func (p *BatchPlan) Merge() (MergeReport, error) {
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

func (p *BatchPlan) join(state *batchState) (report MergeReport, joined []string) {
	report.Warnings = state.warnings
	paths, err := p.manifests()
	if err != nil {
		report.Warnings = append(report.Warnings, Warning{Text: err.Error()})
	}
	for _, path := range paths {
		if path != state.known.path {
			joined = append(joined, path, strings.TrimSuffix(path, ".manifest")+".lock")
			report.Shards++
		}
	}
	joined = existing(joined)
	for _, output := range p.outputs {
		entry, ok := state.known.entry(output)
		reason := "not made"
		if ok {
			reason = state.checkOutput(entry)
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

// PruneReport tells what BatchPlan.Prune did.
type PruneReport struct {
	// Deleted names the files that were deleted, or would be.
	Deleted  []string
	Warnings []Warning
}

// Prune deletes the outputs that earlier runs of the batch made and that no
// row makes any more. Files that were changed since stay. A dry run deletes
// nothing.
func (p *BatchPlan) Prune(dryRun bool) (PruneReport, error) {
	var report PruneReport
	state, err := p.openState()
	if err != nil {
		return report, err
	}
	wanted := make(map[string]bool, len(p.outputs))
	for _, output := range p.outputs {
		wanted[nameKey(output)] = true
	}
	for _, output := range form.SortedKeys(state.known.maps) {
		if wanted[nameKey(output)] || !p.options.Shard.Owns(output) {
			continue
		}
		entry, _ := state.known.entry(output)
		switch reason := state.checkOutput(entry); {
		case reason == "output changed":
			report.Warnings = append(report.Warnings, Warning{Text: fmt.Sprintf("%s was changed after it was drawn; it stays", output)})
			continue
		case reason == "":
			report.Deleted = append(report.Deleted, output)
		}
		if dryRun {
			continue
		}
		if err := state.remove(output); err != nil {
			return report, errors.Join(err, state.close())
		}
	}
	return report, state.close()
}
