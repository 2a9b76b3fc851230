package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/postgis"
	"github.com/spf13/cobra"
)

// batchFlags are the flags of `kartograph batch`.
type batchFlags struct {
	options   batch.Options
	shard     string
	dryRun    bool
	keepGoing bool
	json      bool
	prune     bool
	merge     bool
}

const batchLong = `Makes all maps that the batch FILE (JSON or YAML) describes, several at a time.
Maps that are there already and would come out the same are skipped; a run that
was stopped, however, goes on where it ended.

As a task of an array job (Slurm, Kubernetes, AWS Batch, Cloud Run, PBS, Grid
Engine) it makes its share of the maps; --merge joins the shares' records once
all tasks have ended and names the maps that are missing. docs/batch.md explains
the file, docs/cluster.md array jobs.

The exit status is 0 when all maps are there, 4 when some could not be made or,
with --merge, are missing, 3 when trouble that may pass was in the way (run it
again), 1 when the batch file or its data are wrong, 2 when the command line is.`

func newBatch(s streams) *cobra.Command {
	flags := &batchFlags{}
	cmd := &cobra.Command{
		Use:   "batch FILE",
		Short: "Make many maps from one description",
		Long:  batchLong,
		Example: `  kartograph batch countries.yaml
  kartograph batch countries.yaml --only 'A*' --dry-run
  kartograph batch countries.yaml --shard 3/7`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{fmt.Errorf("one batch file is needed, and there are %d", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return makeBatch(cmd.Context(), args[0], *flags, s)
		},
	}
	f := cmd.Flags()
	f.IntVarP(&flags.options.Jobs, "jobs", "j", 0, "maps drawn at once (default: the number of processors)")
	f.StringArrayVar(&flags.options.Only, "only", nil, "make only maps whose names match this `pattern`; may be repeated")
	f.StringVar(&flags.shard, "shard", "", "make part `I/N` of the maps; 1/1 makes all, also within an array job")
	f.BoolVar(&flags.options.Force, "force", false, "draw maps also when they would come out the same")
	f.BoolVar(&flags.options.FailFast, "fail-fast", false, "stop at the first map that fails")
	f.BoolVar(&flags.keepGoing, "keep-going", false, "make the other maps when one fails (default)")
	f.BoolVarP(&flags.dryRun, "dry-run", "n", false, "tell what would be done, and do nothing")
	f.BoolVar(&flags.options.Strict, "strict", false, strictUsage)
	f.BoolVar(&flags.json, "json", false, "one line of JSON for each map on standard output")
	f.BoolVar(&flags.prune, "prune", false, "delete outputs of earlier runs that no row makes any more")
	f.BoolVar(&flags.merge, "merge", false, "join the records of the shards and tell what is missing; draw nothing")
	return cmd
}

// makeBatch carries out the command.
func makeBatch(ctx context.Context, name string, flags batchFlags, s streams) error {
	spec, err := batch.LoadContext(ctx, kartograph.OSFiles(), filepath.ToSlash(name))
	if err != nil {
		return err
	}
	if err := flags.complete(name); err != nil {
		return err
	}
	warn(s.err, spec.Warnings)
	flags.options.Warn = func(w config.Warning) { warn(s.err, []config.Warning{w}) }
	plan, err := batch.Plan(ctx, spec, flags.options)
	if err != nil {
		return err
	}
	if flags.merge {
		return merge(plan, flags, s)
	}
	return makeMaps(ctx, plan, flags, s)
}

// complete fills in what the flags leave open.
func (flags *batchFlags) complete(name string) (err error) {
	o := &flags.options
	o.Files, o.Database = kartograph.OSFiles(), postgis.Open
	o.DataPath = filepath.SplitList(os.Getenv("KARTOGRAPH_DATA"))
	if o.Grids, err = openGrids(""); err != nil {
		return err
	}
	o.Folder, o.Anywhere = filepath.Dir(name), true
	switch {
	case o.Jobs < 0:
		return usageError{fmt.Errorf("--jobs %d: at least one map is drawn at once", o.Jobs)}
	case flags.keepGoing && o.FailFast:
		return usageError{fmt.Errorf("--keep-going and --fail-fast contradict each other")}
	case flags.merge && (flags.shard != "" || o.Force || flags.dryRun || len(o.Only) > 0):
		return usageError{fmt.Errorf("--merge is for the whole batch and draws nothing; leave out --shard, --force, --dry-run and --only")}
	case flags.merge && (o.Jobs != 0 || o.FailFast || flags.keepGoing || flags.json):
		return usageError{fmt.Errorf("--merge draws nothing; --jobs, --fail-fast, --keep-going and --json have no effect with it")}
	case flags.merge:
	case flags.shard != "":
		if o.Shard, err = batch.ParseShard(flags.shard); err != nil {
			return usageError{fmt.Errorf("--%w", err)}
		}
	default:
		if o.Shard, err = batch.ShardFromEnvironment(os.Getenv); err != nil {
			return usageError{fmt.Errorf("%w; give --shard I/N", err)}
		}
	}
	return nil
}

// merge joins the manifests of the shards.
func merge(plan *batch.Planned, flags batchFlags, s streams) error {
	report, err := plan.Merge()
	if err != nil {
		return err
	}
	warn(s.err, report.Warnings)
	for _, missing := range report.Missing {
		if _, err := fmt.Fprintf(s.out, "missing %s\n", missing); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.err, "%d of %d maps are there; %d records of shards joined\n",
		plan.Total-len(report.Missing), plan.Total, report.Shards)
	if flags.prune {
		if err := prune(plan, flags, s); err != nil {
			return err
		}
	}
	if n := len(report.Missing); n > 0 {
		return someError{fmt.Errorf("%d of %d maps are missing; run the batch again, whole or in shards", n, plan.Total)}
	}
	return nil
}

// prune deletes what no row makes any more, or tells what it would delete.
func prune(plan *batch.Planned, flags batchFlags, s streams) error {
	report, err := plan.Prune(batch.PruneOptions{DryRun: flags.dryRun})
	if err != nil {
		return err
	}
	warn(s.err, report.Warnings)
	done := "deleted"
	if flags.dryRun {
		done = "would delete"
	}
	for _, name := range report.Deleted {
		fmt.Fprintf(s.err, "%s %s\n", done, name)
	}
	return nil
}
