import type { ToolRequest } from '../../analysis/tools/tools.ts';
import type { ToolFrame } from '../../analysis/tools/tool-types.ts';

interface Provenance {
  readonly fingerprint: string;
  readonly made: string;
  readonly n: number;
}

/** An R script that repeats an analysis on the exported incidents, with the packages of the field. */
export function rScript(
  request: ToolRequest | { readonly tool: 'hotspots' },
  frame: ToolFrame,
  provenance: Provenance,
): string {
  return `${header(request, frame, provenance)}\n${body(request)}\n`;
}

function header(request: { readonly tool: string }, frame: ToolFrame, { fingerprint, made, n }: Provenance): string {
  return `# Repeats the analysis "${request.tool}" of Regiekaart.
# Made ${made}; n = ${n}; seed ${frame.seed}; fingerprint of the data ${fingerprint}.
# Settings: ${JSON.stringify(request)}
# Put this file beside incidents.csv (exported with it): x and y in metres, time on the local clock.
incidents <- read.csv("incidents.csv")
incidents$time <- as.POSIXct(incidents$time, format = "%Y-%m-%dT%H:%M:%S", tz = "UTC")
incidents$day <- as.integer(as.Date(incidents$time))
cell <- ${frame.cellSizeMetres}
set.seed(${frame.seed})
`;
}

const CELLS = `library(sf)
points <- st_as_sf(incidents, coords = c("x", "y"), crs = 28992)
grid <- st_sf(geometry = st_make_grid(points, cellsize = cell, offset = floor(st_bbox(points)[1:2] / cell) * cell))
grid$n <- lengths(st_intersects(grid, points))
# Regiekaart leaves out cells where nothing can be registered (no street or address within 50 m); here all cells of the
# bounding box take part, so shares and z-scores differ unless you clip the grid to the same area.
centres <- st_coordinates(st_centroid(st_geometry(grid)))`;

const MONTHS = `incidents$month <- format(incidents$time, "%Y-%m")
counts <- as.integer(table(factor(incidents$month, levels = sort(unique(incidents$month)))))
# Leave out months that are not whole, as Regiekaart does.`;

function body(request: ToolRequest | { readonly tool: 'hotspots' }): string {
  switch (request.tool) {
    case 'hotspots':
      return `${CELLS}
library(spdep)
neighbours <- include.self(dnearneigh(centres, 0, cell * 1.001))
z <- localG(grid$n, nb2listw(neighbours, style = "B"))
grid$z <- as.numeric(z)
grid$p_adjusted <- p.adjust(2 * pnorm(-abs(grid$z)), method = "BH")
grid$hot <- grid$z > 0 & grid$p_adjusted <= 0.05
plot(grid["hot"])
# The same in one call: sfhotspot::hotspot_gistar(points, cell_size = cell); it does not correct for the number of cells
# unless asked to (p_adjust_method).`;
    case 'near-repeat':
      return `library(NearRepeat)
result <- NearRepeat(x = incidents$x, y = incidents$y, time = as.Date(incidents$day, origin = "1970-01-01"),
  sds = c(0, 1, ${request.bandMetres} * 1:4, Inf), tds = c(0, ${request.bandDays} * 1:4, Inf),
  method = "euclidean", nrep = ${request.permutations}, saveSimulations = FALSE)
print(result$observed); print(result$knox_ratio); print(result$pvalues)`;
    case 'trend':
      return `${MONTHS}
library(trend)
print(mk.test(counts)); print(sens.slope(counts))
library(modifiedmk)
print(mmkh(counts)) # Hamed-Rao`;
    case 'change':
      return `incidents$month <- format(incidents$time, "%Y-%m")
months <- sort(unique(incidents$month)) # leave out months that are not whole
last <- tail(months, ${request.months})
before <- months[match(last, months) - ${request.against === 'year' ? 12 : request.months}]
after_n <- sum(incidents$month %in% last); before_n <- sum(incidents$month %in% before)
days <- function(m) sum(as.integer(sapply(m, function(k) { d <- as.Date(paste0(k, "-01")); seq(d, by = "month", length.out = 2)[2] - d })))
print(poisson.test(c(after_n, before_n), c(days(last), days(before)))) # interval of the ratio
# E-test of Krishnamoorthy and Thomson: ptools::e_test(after_n, before_n) (github.com/apwheele/ptools)`;
    case 'concentration':
      return `${CELLS}
sorted <- sort(grid$n, decreasing = TRUE)
held <- cumsum(sorted) / sum(sorted)
for (share in c(0.25, 0.5, 0.8)) cat(share, which(held >= share - 1e-12)[1] / length(sorted), "\\n")
library(ineq)
print(Gini(grid$n))`;
    case 'emerging':
      return `${CELLS}
library(spdep); library(sfdep); library(dplyr)
incidents$month <- as.Date(format(incidents$time, "%Y-%m-01"))
grid$id <- sprintf("%07d", seq_len(nrow(grid))) # ids in alphabetical order: see the note below
points$id <- grid$id[as.integer(st_within(points, grid))]
points$month <- incidents$month
values <- st_drop_geometry(points) |> filter(!is.na(id)) |> count(id, month)
full <- expand.grid(id = grid$id, month = sort(unique(values$month)), stringsAsFactors = FALSE) |>
  left_join(values, by = c("id", "month")) |> mutate(n = ifelse(is.na(n), 0, n))
cube <- spacetime(full, grid["id"], .loc_col = "id", .time_col = "month")
print(table(emerging_hotspot_analysis(cube, "n", k = 1, nsim = 199)$classification))
# sfdep (at least up to 0.2.5) gives its rows in alphabetical order of the ids but prints them beside ids in the order of
# the geometry; with the zero-padded ids above both orders are the same.`;
    case 'scan':
      return `# The space-time permutation model of SaTScan, through rsatscan (SaTScan itself must be installed).
library(rsatscan)
folder <- tempdir()
write.cas(data.frame(id = seq_len(nrow(incidents)), n = 1, day = incidents$day - min(incidents$day) + 1), folder, "incidents")
write.geo(data.frame(id = seq_len(nrow(incidents)), incidents$x, incidents$y), folder, "incidents")
invisible(ss.options(reset = TRUE))
ss.options(list(CaseFile = "incidents.cas", CoordinatesFile = "incidents.geo", CoordinatesType = 0, PrecisionCaseTimes = 4,
  StartDate = 1, EndDate = max(incidents$day) - min(incidents$day) + 1, AnalysisType = 4, ModelType = 2,
  UseDistanceFromCenterOption = "y", MaxSpatialSizeInDistanceFromCenter = ${request.radiusMetres},
  MaxTemporalSizeInterpretation = 1, MaxTemporalSize = ${request.days}, MonteCarloReps = ${request.permutations}))
write.ss.prm(folder, "incidents")
print(satscan(folder, "incidents"))`;
    case 'clusters':
      return `library(dbscan)
result <- dbscan(incidents[, c("x", "y")], eps = ${request.radiusMetres}, minPts = ${request.minimumPoints}) # minPts counts the point itself
print(sort(table(result$cluster), decreasing = TRUE)) # 0 is noise`;
    case 'autocorrelation':
      return `${CELLS}
library(spdep)
weights <- nb2listw(dnearneigh(centres, 0, cell * 1.5), style = "W", zero.policy = TRUE)
print(moran.test(grid$n, weights, zero.policy = TRUE)); print(moran.mc(grid$n, weights, nsim = ${request.permutations}, zero.policy = TRUE))
local <- localmoran(grid$n, weights, zero.policy = TRUE, conditional = TRUE)
print(sum(p.adjust(local[, 5], method = "BH") <= 0.05, na.rm = TRUE))`;
    case 'ratio':
      return `library(spatstat) # the denominator as a second set of points, e.g. addresses with columns x and y
window <- owin(range(incidents$x), range(incidents$y))
top <- density(ppp(incidents$x, incidents$y, window), sigma = ${request.bandwidthMetres} / 2.7779, kernel = "quartic")
bottom <- density(ppp(addresses$x, addresses$y, window), sigma = ${request.bandwidthMetres} / 2.7779, kernel = "quartic")
plot(top / bottom) # spatstat's sigma is the standard deviation of the kernel; ${request.bandwidthMetres} m is its radius`;
    case 'harm':
      return `weights <- c(${Object.entries(request.weights)
        .map(([category, weight]) => `"${category}" = ${weight}`)
        .join(', ')}) # ${request.source.replace(/[\r\n]+/g, ' ')}
incidents$harm <- ifelse(incidents$category %in% names(weights), weights[incidents$category], 1)
print(sort(tapply(incidents$harm, incidents$category, sum), decreasing = TRUE))`;
    case 'accuracy':
      return `${CELLS}
months <- format(incidents$time, "%Y-%m")
held_out <- months %in% tail(sort(unique(months)), ${request.heldOutMonths})
before <- lengths(st_intersects(grid, points[!held_out, ])); after <- lengths(st_intersects(grid, points[held_out, ]))
order_by <- order(-before)
for (share in c(0.01, 0.02, 0.05, 0.1)) {
  k <- max(1, round(share * nrow(grid)))
  hit <- sum(after[order_by[1:k]]) / sum(after)
  cat("area", k / nrow(grid), "hit rate", hit, "PAI", hit / (k / nrow(grid)), "PEI", hit * sum(after) / sum(sort(after, decreasing = TRUE)[1:k]), "\\n")
}`;
  }
}
