/** The icons in use: one place, so that one meaning keeps one picture. */
export {
  ChevronDown as MoreIcon,
  ChartNoAxesColumn as ExploreIcon,
  Download as DownloadIcon,
  Eraser as ClearIcon,
  FolderOpen as OpenIcon,
  Keyboard as KeyboardIcon,
  Lasso as LassoIcon,
  MapPinned as HotspotIcon,
  Pin as KeepIcon,
  Redo2 as RedoIcon,
  Save as SaveIcon,
  Square as RectangleIcon,
  Trash2 as DeleteIcon,
  Undo2 as UndoIcon,
  Upload as ImportIcon,
  X as CloseIcon,
} from 'lucide-react';
export type { LucideIcon } from 'lucide-react';
